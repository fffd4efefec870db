#include "web/server/request.h"

#include <algorithm>

#include "base/text.h"

namespace lintel::web {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Undoes percent-encoding; nothing when an escape is malformed.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
bool is_forbidden_in_text(char c) {
  return is_control(c) && c != '\t' && c != '\n' && c != '\r';
}

std::expected<std::string, FormError> decoded_text(std::string_view raw) {
  auto text = percent_decoded(raw, true);
  if (!text) return std::unexpected(FormError::bad_escape);
  if (std::ranges::any_of(*text, is_forbidden_in_text)) return std::unexpected(FormError::control_character);
  if (!base::is_clean_utf8(*text)) return std::unexpected(FormError::bad_utf8);
  return *std::move(text);
}

std::expected<Form::Field, FormError> decoded_field(std::string_view raw, std::size_t name_bytes) {
  const auto equals = raw.find('=');
  auto name = decoded_text(raw.substr(0, equals));
  if (!name) return std::unexpected(name.error());
  if (name->size() > name_bytes) return std::unexpected(FormError::name_too_long);
  auto value = decoded_text(equals == std::string_view::npos ? std::string_view{} : raw.substr(equals + 1));
  if (!value) return std::unexpected(value.error());
  return Form::Field{*std::move(name), *std::move(value)};
}

// Cuts the text up to the separator off the front of rest.
std::string_view take_until(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto part = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return part;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    const auto segment = take_until(path, '/');
    if (segment == "." || segment == "..") return true;
  }
  return false;
}

bool hides_a_slash(std::string_view path) {
  return path.contains("%2f") || path.contains("%2F") || path.contains("%5c") || path.contains("%5C") ||
         path.contains('\\');
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  return "?";
}

bool Form::has(std::string_view name) const {
  return find(name).has_value();
}

std::string_view Form::value(std::string_view name) const {
  return find(name).value_or(std::string_view{});
}

std::optional<std::string_view> Form::find(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  if (found == fields_.end()) return std::nullopt;
  return found->value;
}

std::vector<std::string_view> Form::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& field : fields_)
    if (field.name == name) values.push_back(field.value);
  return values;
}

std::string_view describe(FormError error) {
  switch (error) {
    case FormError::wrong_type:
      return "The request is not a form.";
    case FormError::too_large:
      return "The form is larger than this service accepts.";
    case FormError::too_many_fields:
      return "The form has more fields than this service accepts.";
    case FormError::name_too_long:
      return "The form has a field with a name that is too long.";
    case FormError::bad_escape:
      return "The form has a percent sign that is not followed by two hexadecimal digits.";
    case FormError::bad_utf8:
      return "The form has text that is not UTF-8.";
    case FormError::control_character:
      return "The form has a control character in its text.";
  }
  return "The form cannot be read.";
}

std::expected<Form, FormError> parse_form(std::string_view body, FormLimits limits) {
  if (body.size() > limits.bytes) return std::unexpected(FormError::too_large);
  Form form;
  while (!body.empty()) {
    const auto raw = take_until(body, '&');
    if (raw.empty()) continue;
    if (form.fields().size() == limits.fields) return std::unexpected(FormError::too_many_fields);
    auto field = decoded_field(raw, limits.name_bytes);
    if (!field) return std::unexpected(field.error());
    form.add(std::move(field->name), std::move(field->value));
  }
  return form;
}

std::expected<Form, FormError> parse_query(std::string_view query) {
  return parse_form(query, query_limits);
}

std::optional<std::string> parse_path(std::string_view path) {
  if (!path.starts_with('/') || hides_a_slash(path)) return std::nullopt;
  auto decoded = percent_decoded(path, false);
  if (!decoded || std::ranges::any_of(*decoded, is_control) || !base::is_clean_utf8(*decoded)) return std::nullopt;
  if (has_dot_segment(*decoded)) return std::nullopt;
  return decoded;
}

std::vector<Cookie> parse_cookies(std::string_view header) {
  std::vector<Cookie> cookies;
  while (!header.empty() && cookies.size() < limits::cookies) {
    const auto part = base::trimmed(take_until(header, ';'));
    const auto equals = part.find('=');
    if (equals == std::string_view::npos || equals == 0 || std::ranges::any_of(part, is_control)) continue;
    cookies.push_back(
        {std::string(base::trimmed(part.substr(0, equals))), std::string(base::trimmed(part.substr(equals + 1)))});
  }
  return cookies;
}

std::string_view Request::header(std::string_view lower_case_name) const {
  const auto found = std::ranges::find(headers, lower_case_name, &Form::Field::name);
  return found == headers.end() ? std::string_view{} : std::string_view(found->value);
}

std::string_view Request::cookie(std::string_view name) const {
  const auto found = std::ranges::find(cookies, name, &Cookie::name);
  return found == cookies.end() ? std::string_view{} : std::string_view(found->value);
}

std::expected<Form, FormError> read_form(const Request& request, FormLimits limits) {
  if (media_type(request) != "application/x-www-form-urlencoded") return std::unexpected(FormError::wrong_type);
  return parse_form(request.body, limits);
}

std::string media_type(const Request& request) {
  const auto type = request.header("content-type");
  return base::lower_case(base::trimmed(type.substr(0, type.find(';'))));
}

bool wants_json(const Request& request) {
  if (request.path.starts_with("/api/")) return true;
  const auto accept = request.header("accept");
  return accept.contains("application/json") && !accept.contains("text/html");
}

}  // namespace lintel::web
