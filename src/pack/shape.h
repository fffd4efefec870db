#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "pack/pack.h"
#include "pack/problem.h"
#include "pack/yaml.h"

/// How typed values are written in a pack. Each key of a pack is said once, in shapes.cpp: from that come both the
/// reader and the JSON Schema that editors use, so the two cannot differ.
namespace lintel::pack {

namespace json = boost::json;

/// Where the reader is, and where its complaints go.
class Reading {
 public:
  Reading(std::string file, std::vector<PackProblem>& problems) : file_(std::move(file)), problems_(problems) {}

  const std::string& file() const { return file_; }
  void problem(int line, std::string what, std::string expected) {
    problems_.push_back({file_, line, std::move(what), std::move(expected)});
  }

 private:
  std::string file_;
  std::vector<PackProblem>& problems_;
};

/// The definitions that a schema refers to by name.
using Definitions = std::map<std::string, json::value>;

// Values that stand for themselves. `key` names what is read, for messages. Each has its schema beside it.
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::string& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, bool& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, int& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, Need& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::optional<Date>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, Timescale& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, Authority& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, Condition& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::optional<Condition>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::vector<std::string>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::set<std::string>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key,
                std::map<std::string, std::string>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::map<LevelId, std::string>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::map<Date, std::string>& into);
void read_value(Reading& reading, const yaml::Node& node, std::string_view key,
                std::map<unsigned, terms::OpeningHours>& into);
void read_id(Reading& reading, const yaml::Node& node, std::string_view key, std::string& into);

json::value schema_of(Definitions& definitions, const std::string*);
json::value schema_of(Definitions& definitions, const bool*);
json::value schema_of(Definitions& definitions, const int*);
json::value schema_of(Definitions& definitions, const Need*);
json::value schema_of(Definitions& definitions, const std::optional<Date>*);
json::value schema_of(Definitions& definitions, const Timescale*);
json::value schema_of(Definitions& definitions, const Authority*);
json::value schema_of(Definitions& definitions, const Condition*);
json::value schema_of(Definitions& definitions, const std::optional<Condition>*);
json::value schema_of(Definitions& definitions, const std::vector<std::string>*);
json::value schema_of(Definitions& definitions, const std::set<std::string>*);
json::value schema_of(Definitions& definitions, const std::map<std::string, std::string>*);
json::value schema_of(Definitions& definitions, const std::map<LevelId, std::string>*);
json::value schema_of(Definitions& definitions, const std::map<Date, std::string>*);
json::value schema_of(Definitions& definitions, const std::map<unsigned, terms::OpeningHours>*);
json::value id_schema();
json::value list_schema(json::value items);

template <class Tag>
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, terms::Id<Tag>& into) {
  read_id(reading, node, key, into.value);
}
template <class Tag>
json::value schema_of(Definitions&, const terms::Id<Tag>*) {
  return id_schema();
}

/// One key of a mapping: its name, what it is for, and how its value is read into a T.
template <class T>
struct Key {
  std::string name;
  std::string about;
  bool required = false;
  bool gathers = false;  // lists and maps grow when several files hold them
  std::function<void(Reading&, const yaml::Node&, T&)> read;
  std::function<json::value(Definitions&)> schema;
};

/// A mapping with named keys.
template <class T>
struct Shape {
  std::string name;  // "a team": for messages
  std::string about;
  std::vector<Key<T>> keys;
};

/// Every record of a pack has one; see shapes.cpp.
template <class T>
const Shape<T>& shape_of();

void problem_not_mapping(Reading& reading, const yaml::Node& node, std::string_view name);
void problem_unknown_key(Reading& reading, const yaml::Entry& entry, std::string_view name,
                         const std::vector<std::string>& known);
std::string definition_name(std::string_view name);
std::string it_is(std::string about);  // "it: as pages show it"

template <class T>
std::vector<std::string> key_names(const Shape<T>& shape) {
  std::vector<std::string> names;
  for (const auto& key : shape.keys) names.push_back(key.name);
  return names;
}

/// Reads the keys that are there; every other key is a problem.
template <class T>
void read_keys(Reading& reading, const yaml::Node& node, const Shape<T>& shape, T& into) {
  for (const auto& entry : node.entries) {
    const auto key = std::ranges::find(shape.keys, entry.key, &Key<T>::name);
    if (key == shape.keys.end())
      problem_unknown_key(reading, entry, shape.name, key_names(shape));
    else
      key->read(reading, entry.value, into);
  }
}

template <class T>
void require_keys(Reading& reading, const yaml::Node& node, const Shape<T>& shape) {
  for (const auto& key : shape.keys)
    if (key.required && !node.find(key.name))
      reading.problem(node.line, shape.name + " has no \"" + key.name + "\"", it_is(key.about));
}

template <class T>
void read_shaped(Reading& reading, const yaml::Node& node, T& into) {
  const auto& shape = shape_of<T>();
  if (node.kind != yaml::Node::Kind::mapping) return problem_not_mapping(reading, node, shape.name);
  if constexpr (requires { into.place; }) into.place = {reading.file(), node.line};
  read_keys(reading, node, shape, into);
  require_keys(reading, node, shape);
}

void problem_not_list(Reading& reading, const yaml::Node& node, std::string_view key);

template <class T>
void read_value(Reading& reading, const yaml::Node& node, std::string_view key, std::vector<T>& into) {
  if (node.kind == yaml::Node::Kind::blank) return;
  if (node.kind != yaml::Node::Kind::list) return problem_not_list(reading, node, key);
  for (const auto& item : node.items) {
    if constexpr (requires(T& value) { read_value(reading, item, key, value); })
      read_value(reading, item, key, into.emplace_back());
    else
      read_shaped(reading, item, into.emplace_back());
  }
}

template <class T>
json::value shaped_schema(Definitions& definitions, const Shape<T>& shape) {
  json::object properties;
  json::array required;
  for (const auto& key : shape.keys) {
    json::value property = key.schema(definitions);
    property.as_object()["description"] = key.about;
    properties[key.name] = std::move(property);
    if (key.required) required.emplace_back(key.name);
  }
  json::object schema{{"description", shape.about}, {"type", "object"}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["properties"] = std::move(properties);
  return schema;
}

/// A reference to the definition of T, which is written when it is first asked for.
template <class T>
json::value reference_to(Definitions& definitions) {
  const auto& shape = shape_of<T>();
  const std::string name = definition_name(shape.name);
  if (!definitions.contains(name)) {
    definitions[name] = nullptr;
    definitions[name] = shaped_schema(definitions, shape);
  }
  return json::object{{"$ref", "#/$defs/" + name}};
}

template <class T>
json::value schema_of(Definitions& definitions, const std::vector<T>*) {
  if constexpr (requires(const T* none) { schema_of(definitions, none); })
    return list_schema(schema_of(definitions, static_cast<const T*>(nullptr)));
  else
    return list_schema(reference_to<T>(definitions));
}

template <class T>
void read_one(Reading& reading, const yaml::Node& node, std::string_view key, T& into) {
  if constexpr (requires { read_value(reading, node, key, into); })
    read_value(reading, node, key, into);
  else
    read_shaped(reading, node, into);
}

template <class T>
json::value schema_of_one(Definitions& definitions) {
  if constexpr (requires(const T* none) { schema_of(definitions, none); })
    return schema_of(definitions, static_cast<const T*>(nullptr));
  else
    return reference_to<T>(definitions);
}

template <class V>
inline constexpr bool gathers_values = false;
template <class V>
inline constexpr bool gathers_values<std::vector<V>> = true;
template <class K, class V>
inline constexpr bool gathers_values<std::map<K, V>> = true;

/// `where` is a member pointer, or a function from T& to the value's place.
template <class T, class Where>
Key<T> key(std::string name, Where where, std::string about) {
  using Value = std::remove_reference_t<std::invoke_result_t<Where, T&>>;
  return {.name = name,
          .about = std::move(about),
          .gathers = gathers_values<Value>,
          .read = [name, where](Reading& reading, const yaml::Node& node,
                                T& into) { read_one(reading, node, name, std::invoke(where, into)); },
          .schema = [](Definitions& definitions) { return schema_of_one<Value>(definitions); }};
}

template <class T, class Where>
Key<T> must(std::string name, Where where, std::string about) {
  auto made = key<T>(std::move(name), where, std::move(about));
  made.required = true;
  return made;
}

void read_word(Reading& reading, const yaml::Node& node, std::string_view key, const std::vector<std::string>& words,
               std::string& into);
json::value words_schema(const std::vector<std::string>& words);

/// A text that is one of these words.
template <class T>
Key<T> word(std::string name, std::string T::* where, std::vector<std::string> words, std::string about) {
  return {.name = name,
          .about = std::move(about),
          .read = [name, where, words](Reading& reading, const yaml::Node& node,
                                       T& into) { read_word(reading, node, name, words, into.*where); },
          .schema = [words](Definitions&) { return words_schema(words); }};
}

/// A text that is an id: a lower-case name that other parts of the pack refer to.
template <class T>
Key<T> id(std::string name, std::string T::* where, std::string about) {
  return {.name = name,
          .about = std::move(about),
          .read = [name, where](Reading& reading, const yaml::Node& node,
                                T& into) { read_id(reading, node, name, into.*where); },
          .schema = [](Definitions&) { return id_schema(); }};
}

template <class T>
Key<T> required(Key<T> made) {
  made.required = true;
  return made;
}

}  // namespace lintel::pack
