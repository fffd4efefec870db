#pragma once
// A response as the bytes that go on the wire: status line, headers, security headers, compression. Pure: no socket, no
// clock.
#include <string>
#include <string_view>

#include "web/server/response.h"

namespace lintel::web {

struct WireOptions {
  std::string_view accept_encoding;  // of the request
  std::string_view date;             // IMF-fixdate, see http_date
  bool head_only = false;            // the request was HEAD: the same headers, no body
  bool keep_alive = true;
  bool http_1_0 = false;    // then a kept connection must be said
  bool behind_tls = false;  // adds Strict-Transport-Security
};

struct Wire {
  std::string head;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // instead of body when set

  std::string_view content() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }
};

// Throws std::invalid_argument when a header would break the head.
Wire rendered(Response response, const WireOptions& options);

// "Sun, 22 Nov 2026 10:00:00 GMT" (RFC 9110 section 5.6.7), from seconds since 1970.
std::string http_date(std::int64_t unix_seconds);

// The headers that every response carries, as "Name: value\r\n" lines.
std::string_view security_headers();

std::string_view reason_phrase(int status);

}  // namespace lintel::web
