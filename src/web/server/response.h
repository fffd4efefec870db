#pragma once
// What a page gives back. The server adds the security headers, Date, Content-Length and, where the client can read it,
// gzip.
//
// Compression and secrets (BREACH): a page that is compressed and repeats something from its request leaks, through its
// length, any secret that is the same in every response. The only such secret in our pages is the anti-forgery token:
// whoever writes it into a page must mask it anew for each response (a random pad beside the token XOR the pad).
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::web {

struct Response {
  int status = 200;
  std::string content_type;  // empty when there is no body
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // A body shared by many responses (assets); used instead of body when it is set.
  std::shared_ptr<const std::string> shared_body;
  // Set when the body is already compressed (assets): the value of Content-Encoding.
  std::string encoding;
  // The template of the route that answered, such as /contacts/{contact}: the only trace of the URL in log and metrics.
  std::string route;
  // What this response may be kept for; the default is not at all, because pages hold personal data.
  std::string cache_control = "no-store";

  std::string_view content() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }
  // Adds a header. Throws std::invalid_argument for a name or value with a control character or one that the server
  // owns (Content-Length, Transfer-Encoding, Connection, Date).
  Response& add_header(std::string name, std::string value);
  Response& on_route(std::string_view route_template);
};

Response text_response(std::string body, int status = 200);
Response html_response(std::string body, int status = 200);
Response json_response(std::string body, int status = 200);
Response no_content();
Response not_found();
Response method_not_allowed(std::string_view allowed_methods);
// 303 to a page of this server. Throws std::invalid_argument unless the target is a path of ours ("/..." but not
// "//..."): a "return to" that comes from a form cannot send people elsewhere.
Response see_other(std::string_view path);
// 303 to another site (an identity provider). https only, except to localhost. Throws std::invalid_argument.
Response see_other_site(std::string_view url);
// Whether see_other would accept it.
bool is_local_path(std::string_view path);

enum class SameSite { lax, strict };
struct CookieAttributes {
  std::string path = "/";
  std::optional<std::chrono::seconds> max_age;  // none: until the browser closes
  bool http_only = true;
  bool secure = false;  // set it whenever the service is reached by TLS
  SameSite same_site = SameSite::lax;
};
// Throws std::invalid_argument when name or value are not cookie characters (RFC 6265 section 4.1.1).
void set_cookie(Response& response, std::string_view name, std::string_view value,
                const CookieAttributes& attributes = {});
void expire_cookie(Response& response, std::string_view name, CookieAttributes attributes = {});

// A plain page, or JSON, that says what happened and gives a reference. It needs no style sheet and no script.
struct ErrorWords {
  std::string_view title;
  std::string_view sentence;
};
ErrorWords error_words(int status);
Response error_page(int status, std::string_view reference, bool as_json);

}  // namespace lintel::web
