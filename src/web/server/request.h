#pragma once
// What a page is given: one HTTP request, already checked and decoded. Nothing here knows a socket.
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/limits.h"

namespace lintel::web {

enum class Method { get, post, put, patch, delete_, options };
std::string_view name_of(Method method);

// Names and values in the order they came; a name may come more than once.
class Form {
 public:
  struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field&) const = default;
  };

  void add(std::string name, std::string value) { fields_.push_back({std::move(name), std::move(value)}); }
  bool has(std::string_view name) const;
  // The first value of that name; an absent field reads as the empty text.
  std::string_view value(std::string_view name) const;
  std::optional<std::string_view> find(std::string_view name) const;
  // Every value of that name: ticked boxes.
  std::vector<std::string_view> all(std::string_view name) const;
  const std::vector<Field>& fields() const { return fields_; }
  bool empty() const { return fields_.empty(); }

 private:
  std::vector<Field> fields_;
};

enum class FormError {
  wrong_type,        // the content type is not application/x-www-form-urlencoded
  too_large,         // more bytes than the limit
  too_many_fields,   //
  name_too_long,     //
  bad_escape,        // a % without two hexadecimal digits
  bad_utf8,          // a name or value that is not UTF-8
  control_character  // NUL or another control character; tab, line feed and carriage return are text
};
// One plain sentence for the person who sent it.
std::string_view describe(FormError error);

struct FormLimits {
  std::size_t bytes = limits::body_bytes;
  std::size_t fields = limits::form_fields;
  std::size_t name_bytes = limits::form_name_bytes;
};
inline constexpr FormLimits query_limits{limits::query_bytes, limits::query_fields, limits::form_name_bytes};

// Reads application/x-www-form-urlencoded text. All or nothing: one bad field refuses the form.
std::expected<Form, FormError> parse_form(std::string_view body, FormLimits limits = {});
// The part of a URL after the question mark; the same syntax with smaller limits.
std::expected<Form, FormError> parse_query(std::string_view query);
// Decodes a URL path once. Refuses what could be read two ways: encoded slashes and backslashes, control characters,
// "." and ".." segments, anything not UTF-8 and anything that does not start with a slash.
std::optional<std::string> parse_path(std::string_view path);

struct Cookie {
  std::string name;
  std::string value;
};
// Reads a Cookie header. Parts that are not name=value are passed over: other software of the same host may set them.
std::vector<Cookie> parse_cookies(std::string_view header);

struct Request {
  Method method = Method::get;       // HEAD arrives as get; the server leaves out the body
  std::string path;                  // decoded, starts with /
  std::string raw_query;             // as it came, for a link back to this page
  Form query;                        // decoded
  std::vector<Form::Field> headers;  // names in lower case; repeated headers joined with ", "
  std::vector<Cookie> cookies;
  std::string body;
  std::string remote_address;  // of the client, or as the proxy told it (ServerOptions::trust_proxy)
  std::string id;              // reference to quote, as on error pages and in the log

  // The value, or the empty text. The name in lower case.
  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
};

// The form in the body of a request, when its content type says that it is one.
std::expected<Form, FormError> read_form(const Request& request, FormLimits limits = {});

// The content type of the body in lower case, without parameters.
std::string media_type(const Request& request);

// Whether the client asks for JSON: paths below /api/, or JSON accepted and HTML not.
bool wants_json(const Request& request);

}  // namespace lintel::web
