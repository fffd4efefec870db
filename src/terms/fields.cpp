#include "terms/fields.h"

#include <fmt/format.h>

#include "base/text.h"
#include "terms/london.h"

namespace lintel::terms {

namespace {

std::string part(const Fields& fields, std::string_view name, std::string_view which) {
  return field(fields, fmt::format("{}-{}", name, which));
}

// The three boxes of a date as one text, or what stands in the single field.
std::string typed_date(const Fields& fields, std::string_view name) {
  const auto whole = field(fields, name);
  if (!whole.empty()) return whole;
  const auto day = part(fields, name, "day"), month = part(fields, name, "month"), year = part(fields, name, "year");
  if (day.empty() && month.empty() && year.empty()) return "";
  return fmt::format("{}/{}/{}", day, month, year);
}

std::optional<Date> date_in(std::string_view typed) {
  if (const auto date = date_from_words(typed)) return date;
  const auto parts = base::split(typed, '/');
  if (parts.size() != 3) return std::nullopt;
  return date_from_words(fmt::format("{} {} {}", parts[0], parts[1], parts[2]));  // a month given by name
}

}  // namespace

std::string field(const Fields& fields, std::string_view name) {
  const auto found = fields.find(std::string(name));
  return found == fields.end() ? "" : std::string(base::trimmed(found->second));
}

std::vector<std::string> field_list(const Fields& fields, std::string_view name) {
  std::vector<std::string> values;
  const auto [from, to] = fields.equal_range(std::string(name));
  for (auto it = from; it != to; ++it)
    if (const auto value = base::trimmed(it->second); !value.empty()) values.emplace_back(value);
  return values;
}

std::map<std::string, std::string> field_map(const Fields& fields, std::string_view name) {
  std::map<std::string, std::string> values;
  const std::string prefix = std::string(name) + ".";
  for (auto it = fields.lower_bound(prefix); it != fields.end() && it->first.starts_with(prefix); ++it) {
    const auto value = base::trimmed(it->second);
    if (value.empty()) continue;
    auto& kept = values[it->first.substr(prefix.size())];
    kept += (kept.empty() ? "" : "|") + std::string(value);
  }
  return values;
}

std::vector<std::pair<std::string, Fields>> field_items(const Fields& fields, std::string_view name) {
  std::map<std::pair<std::size_t, std::string>, Fields> items;  // by length, then text: "2" before "10"
  const std::string prefix = std::string(name) + ".";
  for (auto it = fields.lower_bound(prefix); it != fields.end() && it->first.starts_with(prefix); ++it) {
    const auto dot = it->first.find('.', prefix.size());
    if (dot == std::string::npos || base::trimmed(it->second).empty()) continue;
    const auto number = it->first.substr(prefix.size(), dot - prefix.size());
    items[{number.size(), number}].emplace(it->first.substr(dot + 1), it->second);
  }
  std::vector<std::pair<std::string, Fields>> list;
  for (auto& [key, inner] : items) list.emplace_back(key.second, std::move(inner));
  return list;
}

bool field_given(const Fields& fields, std::string_view name) {
  return !typed_date(fields, name).empty() || !field_map(fields, name).empty();
}

std::optional<bool> yes_or_no(std::string_view text) {
  const auto lower = base::lower_case(text);
  if (lower == "yes" || lower == "true" || lower == "on") return true;
  if (lower == "no" || lower == "false") return false;
  return std::nullopt;
}

void read_date(const Fields& fields, std::string_view name, std::optional<Date>& into, std::vector<Problem>& problems) {
  const auto typed = typed_date(fields, name);
  into = typed.empty() ? std::nullopt : date_in(typed);
  if (!typed.empty() && !into) problems.push_back({std::string(name), "Enter a real date, like 27 3 2007"});
}

void read_instant(const Fields& fields, std::string_view name, std::optional<Instant>& into,
                  std::vector<Problem>& problems) {
  const auto typed = typed_date(fields, name), clock = part(fields, name, "time");
  if (typed.empty() && clock.empty()) return;
  if (clock.empty()) {
    into = instant_from_words(typed) ? instant_from_words(typed) : instant_from_iso(typed);
  } else if (const auto date = date_in(typed)) {
    into = instant_from_words(fmt::format("{} {}", iso_text(*date), clock));
  }
  if (!into) problems.push_back({std::string(name), "Enter a real date and time, like 27 3 2007 and 14:05"});
}

}  // namespace lintel::terms
