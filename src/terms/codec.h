#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "terms/ids.h"
#include "terms/instant.h"

/// Turns described structs (BOOST_DESCRIBE_STRUCT) into JSON and back: payloads of facts, requests of verbs, API
/// bodies.
///
/// Payloads only grow, so reading tolerates a missing member (it keeps its default) and an unknown one (ignored).
/// A value of the wrong type throws CodecError, naming the member.
namespace lintel::terms {

namespace json = boost::json;

class CodecError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

[[noreturn]] void fail_codec(std::string_view expected);

/// The name of a described enumerator, as it stands in the code.
template <DescribedEnum E>
std::string enum_text(E value) {
  return boost::describe::enum_to_string(value, "");
}

template <DescribedEnum E>
std::optional<E> enum_from(std::string_view text) {
  E value{};
  if (!boost::describe::enum_from_string(std::string(text).c_str(), value)) return std::nullopt;
  return value;
}

template <class T>
json::value to_json(const T& value) {
  if constexpr (std::same_as<T, bool> || std::same_as<T, std::string>) {
    return json::value(value);
  } else if constexpr (std::integral<T>) {
    return json::value(static_cast<std::int64_t>(value));
  } else if constexpr (DescribedEnum<T>) {
    return json::value(enum_text(value));
  } else if constexpr (is_id<T>) {
    return json::value(value.value);
  } else if constexpr (std::same_as<T, StreamId>) {
    return json::value(value.text());
  } else if constexpr (std::same_as<T, Instant> || std::same_as<T, Date>) {
    return json::value(iso_text(value));
  } else if constexpr (is_optional<T>) {
    return value ? to_json(*value) : json::value(nullptr);
  } else if constexpr (is_vector<T>) {
    json::array array;
    for (const auto& item : value) array.push_back(to_json(item));
    return array;
  } else if constexpr (is_map<T>) {
    json::object object;
    for (const auto& [key, item] : value) object[key] = to_json(item);
    return object;
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    json::object object;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      if constexpr (is_optional<std::remove_cvref_t<decltype(value.*member.pointer)>>) {
        if (!(value.*member.pointer)) return;
      }
      object[member.name] = to_json(value.*member.pointer);
    });
    return object;
  }
}

template <class T>
void read_json(const json::value& from, T& into) {
  const auto text = [&]() -> std::string_view {
    if (!from.is_string()) fail_codec("text");
    return from.get_string();
  };
  if constexpr (std::same_as<T, bool>) {
    if (!from.is_bool()) fail_codec("true or false");
    into = from.get_bool();
  } else if constexpr (std::same_as<T, std::string>) {
    into = text();
  } else if constexpr (std::integral<T>) {
    if (!from.is_int64() && !from.is_uint64()) fail_codec("a whole number");
    boost::json::error_code error;
    into = from.to_number<T>(error);
    if (error) fail_codec("a whole number in range");
  } else if constexpr (DescribedEnum<T>) {
    const auto value = enum_from<T>(text());
    if (!value) fail_codec("one of the listed words");
    into = *value;
  } else if constexpr (is_id<T>) {
    into = T{text()};
  } else if constexpr (std::same_as<T, StreamId>) {
    into = stream_id(text());
  } else if constexpr (std::same_as<T, Instant>) {
    const auto value = instant_from_iso(text());
    if (!value) fail_codec("an instant like 2026-10-06T09:55:00Z");
    into = *value;
  } else if constexpr (std::same_as<T, Date>) {
    const auto value = date_from_iso(text());
    if (!value) fail_codec("a date like 2018-03-03");
    into = *value;
  } else if constexpr (is_optional<T>) {
    if (from.is_null()) {
      into.reset();
    } else {
      typename T::value_type item{};
      read_json(from, item);
      into = std::move(item);
    }
  } else if constexpr (is_vector<T>) {
    if (!from.is_array()) fail_codec("a list");
    into.clear();
    for (const auto& item : from.get_array()) read_json(item, into.emplace_back());
  } else if constexpr (is_map<T>) {
    if (!from.is_object()) fail_codec("an object");
    into.clear();
    for (const auto& item : from.get_object()) read_json(item.value(), into[std::string(item.key())]);
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    if (!from.is_object()) fail_codec("an object");
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      const auto* found = from.get_object().if_contains(member.name);
      if (!found) return;
      try {
        read_json(*found, into.*member.pointer);
      } catch (const CodecError& error) {
        throw CodecError(std::string(member.name) + ": " + error.what());
      }
    });
  }
}

template <class T>
T from_json(const json::value& from) {
  T value{};
  read_json(from, value);
  return value;
}

}  // namespace lintel::terms
