#include "web/server/json_body.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

namespace lintel::web {
namespace {

namespace json = boost::json;
using Kind = JsonError::Kind;

bool is_forbidden_in_text(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// Looks at the events of the parser for what the parser itself does not mind. Returning false from an event ends the
// parse; `found` then says why.
class StrictHandler {
 public:
  static constexpr std::size_t max_object_size = limits::json_values;
  static constexpr std::size_t max_array_size = limits::json_values;
  static constexpr std::size_t max_key_size = limits::body_bytes;
  static constexpr std::size_t max_string_size = limits::body_bytes;

  explicit StrictHandler(std::size_t max_values) : values_left_(max_values) {}

  std::optional<Kind> found;

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) {
    names_.emplace_back();
    return count_value(ec);
  }
  bool on_object_end(std::size_t, json::error_code&) {
    names_.pop_back();
    return true;
  }
  bool on_array_begin(json::error_code& ec) { return count_value(ec); }
  bool on_array_end(std::size_t, json::error_code&) { return true; }
  bool on_key_part(json::string_view part, std::size_t, json::error_code& ec) {
    name_.append(part.data(), part.size());
    return check_text(part, ec);
  }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    name_.append(part.data(), part.size());
    if (!check_text(part, ec)) return false;
    const bool is_new = names_.back().insert(std::move(name_)).second;
    name_.clear();
    return is_new || stop(Kind::duplicate_name, ec);
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code& ec) { return check_text(part, ec); }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    return check_text(part, ec) && count_value(ec);
  }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, json::error_code& ec) { return count_value(ec); }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& ec) { return count_value(ec); }
  bool on_double(double number, json::string_view, json::error_code& ec) {
    return std::isfinite(number) ? count_value(ec) : stop(Kind::malformed, ec);
  }
  bool on_bool(bool, json::error_code& ec) { return count_value(ec); }
  bool on_null(json::error_code& ec) { return count_value(ec); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  bool stop(Kind kind, json::error_code& ec) {
    found = kind;
    ec = json::error::syntax;
    return false;
  }
  bool count_value(json::error_code& ec) {
    if (values_left_ == 0) return stop(Kind::too_many_values, ec);
    --values_left_;
    return true;
  }
  bool check_text(json::string_view part, json::error_code& ec) {
    return std::ranges::none_of(part, is_forbidden_in_text) || stop(Kind::control_character, ec);
  }

  std::size_t values_left_;
  std::string name_;                                    // of which the parser gave the first parts
  std::vector<std::unordered_set<std::string>> names_;  // of the objects that are open
};

json::parse_options options_for(const JsonLimits& limits) {
  json::parse_options options;
  options.max_depth = limits.depth;
  return options;
}

std::optional<JsonError> strict_error(std::string_view body, const JsonLimits& limits) {
  json::basic_parser<StrictHandler> parser(options_for(limits), limits.values);
  json::error_code ec;
  const std::size_t read = parser.write_some(false, body.data(), body.size(), ec);
  if (parser.handler().found) return JsonError{*parser.handler().found, read};
  if (ec == json::error::too_deep) return JsonError{Kind::too_deep, read};
  const auto rest = body.substr(read);
  if (ec || rest.find_first_not_of(" \t\r\n") != std::string_view::npos) return JsonError{Kind::malformed, read};
  return std::nullopt;
}

}  // namespace

std::string describe(const JsonError& error) {
  switch (error.kind) {
    case Kind::wrong_type:
      return "The content type must be application/json.";
    case Kind::too_large:
      return "The body is larger than this service accepts.";
    case Kind::too_deep:
      return fmt::format("Lists and objects are nested too deeply (at byte {}).", error.at);
    case Kind::too_many_values:
      return fmt::format("There are too many values (at byte {}).", error.at);
    case Kind::malformed:
      return fmt::format("The body is not well-formed JSON in UTF-8 (at byte {}).", error.at);
    case Kind::duplicate_name:
      return fmt::format("An object has the same name twice (at byte {}).", error.at);
    case Kind::control_character:
      return fmt::format("A text has a control character (at byte {}).", error.at);
  }
  return "The body cannot be read.";
}

std::expected<json::value, JsonError> parse_json_body(std::string_view body, JsonLimits limits) {
  if (body.size() > limits.bytes) return std::unexpected(JsonError{Kind::too_large, limits.bytes});
  if (const auto error = strict_error(body, limits)) return std::unexpected(*error);
  json::error_code ec;
  auto value = json::parse(body, ec, {}, options_for(limits));
  if (ec) return std::unexpected(JsonError{Kind::malformed, body.size()});
  return value;
}

std::expected<json::value, JsonError> read_json(const Request& request, JsonLimits limits) {
  if (media_type(request) != "application/json") return std::unexpected(JsonError{Kind::wrong_type, 0});
  return parse_json_body(request.body, limits);
}

}  // namespace lintel::web
