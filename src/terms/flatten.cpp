#include "terms/flatten.h"

#include <fmt/format.h>

#include "base/text.h"

namespace lintel::terms {

namespace {

constexpr std::size_t depth_at_most = 6;
constexpr std::size_t fields_at_most = 2000;

// Throws CodecError, which the one public function turns into its error.
void flatten(const json::value& value, const std::string& name, std::size_t depth, Fields& into);

std::string below(const std::string& name, std::string_view key) {
  return name.empty() ? std::string(key) : name + "." + std::string(key);
}

void flatten_list(const json::array& list, const std::string& name, std::size_t depth, Fields& into) {
  for (std::size_t i = 0; i < list.size(); ++i)
    flatten(list[i], list[i].is_object() ? below(name, std::to_string(i + 1)) : name, depth + 1, into);
}

void add(Fields& into, const std::string& name, std::string text) {
  if (into.size() >= fields_at_most) throw CodecError(fmt::format("it has more than {} fields", fields_at_most));
  if (!base::is_clean_utf8(text) || !base::is_clean_utf8(name)) throw CodecError(name + " is not clean UTF-8 text");
  into.emplace(name, std::move(text));
}

void flatten(const json::value& value, const std::string& name, std::size_t depth, Fields& into) {
  if (depth > depth_at_most) throw CodecError("it is nested too deeply");
  if (value.is_object())
    for (const auto& item : value.get_object()) flatten(item.value(), below(name, item.key()), depth + 1, into);
  else if (value.is_array())
    flatten_list(value.get_array(), name, depth, into);
  else if (value.is_string())
    add(into, name, std::string(value.get_string()));
  else if (value.is_bool())
    add(into, name, value.get_bool() ? "yes" : "no");
  else if (!value.is_null())
    add(into, name, json::serialize(value));
}

}  // namespace

std::expected<Fields, std::string> fields_from_json(std::string_view text) {
  json::error_code error;
  json::parse_options limits;
  limits.max_depth = depth_at_most + 2;
  const auto value = json::parse(text, error, {}, limits);
  if (error) return std::unexpected("it is not JSON (" + error.message() + ")");
  if (!value.is_object()) return std::unexpected("it is not a JSON object");
  Fields fields;
  try {
    flatten(value, "", 0, fields);
  } catch (const CodecError& wrong) {
    return std::unexpected(wrong.what());
  }
  return fields;
}

}  // namespace lintel::terms
