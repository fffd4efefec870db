#include "pack/schema.h"

#include "pack/shapes.h"

namespace lintel::pack {

namespace {

bool is_short(const json::value& value) {
  constexpr std::size_t widest = 100;
  return !value.is_structured() || json::serialize(value).size() <= widest;
}

void write(const json::value& value, const std::string& indent, std::string& out) {
  const std::string deeper = indent + "  ";
  std::string_view before = "\n";
  if (is_short(value)) {
    out += json::serialize(value);
  } else if (value.is_array()) {
    out += "[";
    for (const auto& item : value.get_array()) {
      out.append(before).append(deeper);
      write(item, deeper, out);
      before = ",\n";
    }
    out.append("\n").append(indent).append("]");
  } else {
    out += "{";
    for (const auto& [name, item] : value.get_object()) {
      out.append(before).append(deeper).append(json::serialize(json::value(name))).append(": ");
      write(item, deeper, out);
      before = ",\n";
    }
    out.append("\n").append(indent).append("}");
  }
}

}  // namespace

std::string pack_schema() {
  Definitions definitions;
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "A file of a Lintel pack"}};
  // The top level is one file of several: nothing is required of each, and the reader asks it of the whole.
  auto top = shaped_schema(definitions, shape_of<Pack>()).as_object();
  top.erase("required");
  for (auto& [name, value] : top) schema[name] = value;
  json::object defined;
  for (auto& [name, value] : definitions) defined[name] = value;
  schema["$defs"] = std::move(defined);
  std::string text;
  write(schema, "", text);
  return text + "\n";
}

}  // namespace lintel::pack
