#pragma once
// JSON from outside, read strictly: what two readers could understand differently is refused.
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "web/server/limits.h"
#include "web/server/request.h"

namespace lintel::web {

struct JsonLimits {
  std::size_t bytes = limits::body_bytes;
  std::size_t depth = limits::json_depth;
  std::size_t values = limits::json_values;
};

struct JsonError {
  enum class Kind {
    wrong_type,        // the content type is not application/json
    too_large,         //
    too_deep,          //
    too_many_values,   //
    malformed,         // not JSON (RFC 8259), not UTF-8, a number beyond a double, or something after its end
    duplicate_name,    // an object with the same name twice
    control_character  // NUL or another control character in a text; tab, line feed and carriage return are text
  };
  Kind kind;
  std::size_t at = 0;  // byte near which reading stopped

  bool operator==(const JsonError&) const = default;
};
// One plain sentence for the person who wrote the client.
std::string describe(const JsonError& error);

std::expected<boost::json::value, JsonError> parse_json_body(std::string_view body, JsonLimits limits = {});
// The same, when the content type says that it is JSON.
std::expected<boost::json::value, JsonError> read_json(const Request& request, JsonLimits limits = {});

}  // namespace lintel::web
