#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "terms/codec.h"
#include "terms/refusal.h"

namespace lintel::terms {

/// What somebody typed: names and texts, as a form, a worked case or a command line gives them.
using Fields = std::multimap<std::string, std::string>;

/// The one value of a field, trimmed; empty when absent.
std::string field(const Fields& fields, std::string_view name);
std::vector<std::string> field_list(const Fields& fields, std::string_view name);
/// Fields named "name.key", keyed by `key`; blank ones left out.
std::map<std::string, std::string> field_map(const Fields& fields, std::string_view name);
/// Whether anything at all was typed for this field, its parts ("name-day") or its keys ("name.key").
bool field_given(const Fields& fields, std::string_view name);

std::optional<bool> yes_or_no(std::string_view text);
/// Reads "name", or "name-day", "name-month", "name-year" (the three boxes of a date).
void read_date(const Fields& fields, std::string_view name, std::optional<Date>& into, std::vector<Problem>& problems);
/// Reads "name", or the date boxes with "name-time" (HH:MM, Europe/London).
void read_instant(const Fields& fields, std::string_view name, std::optional<Instant>& into,
                  std::vector<Problem>& problems);

/// The numbered items of a list, each with its own fields: "children.2.given_name" is field "given_name" of item "2".
/// Items come in the order of their numbers; one with nothing typed in it is left out.
std::vector<std::pair<std::string, Fields>> field_items(const Fields& fields, std::string_view name);

template <Described T>
void read_items(const Fields& fields, std::string_view name, std::vector<T>& into, std::vector<Problem>& problems);

template <class T>
void read_field(const Fields& fields, std::string_view name, T& into, std::vector<Problem>& problems) {
  if constexpr (is_optional<T>) {
    using Item = typename T::value_type;
    if constexpr (std::same_as<Item, Date>) {
      read_date(fields, name, into, problems);
    } else if constexpr (std::same_as<Item, Instant>) {
      read_instant(fields, name, into, problems);
    } else if (!field(fields, name).empty()) {
      read_field(fields, name, into.emplace(), problems);
    }
  } else if constexpr (std::same_as<T, std::string>) {
    into = field(fields, name);
  } else if constexpr (is_id<T>) {
    into = T{field(fields, name)};
  } else if constexpr (std::same_as<T, StreamId>) {
    into = stream_id(field(fields, name));
  } else if constexpr (std::same_as<T, bool>) {
    const auto answer = yes_or_no(field(fields, name));
    if (!field(fields, name).empty() && !answer) problems.push_back({std::string(name), "Answer yes or no"});
    into = answer.value_or(false);
  } else if constexpr (std::integral<T>) {
    const std::string typed = field(fields, name);
    if (typed.empty()) return;
    boost::json::error_code error;
    const auto value = json::parse(typed, error);
    if (error || !(value.is_int64() || value.is_uint64())) {
      problems.push_back({std::string(name), "Enter a whole number"});
    } else {
      read_json(value, into);
    }
  } else if constexpr (DescribedEnum<T>) {
    const auto value = enum_from<T>(field(fields, name));
    if (value) into = *value;
    if (!value && !field(fields, name).empty())
      problems.push_back({std::string(name), "Choose one of the answers listed"});
  } else if constexpr (std::same_as<T, std::vector<std::string>>) {
    into = field_list(fields, name);
  } else if constexpr (is_map<T>) {
    into = field_map(fields, name);
  } else if constexpr (is_vector<T>) {
    read_items(fields, name, into, problems);
  } else {
    static_assert(std::same_as<T, void>, "a form cannot hold a field of this type; use an optional Date or Instant");
  }
}

/// Reads a flat described struct. Every mistake becomes a problem of its field; nothing throws.
template <Described T>
T from_fields(const Fields& fields, std::vector<Problem>& problems) {
  T value{};
  boost::mp11::mp_for_each<MembersOf<T>>(
      [&](auto member) { read_field(fields, member.name, value.*member.pointer, problems); });
  return value;
}

template <Described T>
void read_items(const Fields& fields, std::string_view name, std::vector<T>& into, std::vector<Problem>& problems) {
  for (const auto& [number, inner] : field_items(fields, name)) {
    std::vector<Problem> found;
    into.push_back(from_fields<T>(inner, found));
    for (auto& one : found)
      problems.push_back({std::string(name) + "." + number + "." + one.field, std::move(one.message)});
  }
}

}  // namespace lintel::terms
