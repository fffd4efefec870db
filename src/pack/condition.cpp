#include "pack/condition.h"

#include <algorithm>

namespace lintel::pack {

namespace {

std::string listed(const std::set<std::string>& values) {
  std::string words;
  for (const auto& value : values) {
    if (!words.empty()) words += " or ";
    words += value;
  }
  return words.empty() ? "not known" : words;
}

const std::set<std::string>& values_of(const Attributes& attributes, const std::string& name) {
  static const std::set<std::string> none;
  const auto found = attributes.find(name);
  return found == attributes.end() ? none : found->second;
}

bool share_a_value(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& value) { return b.contains(value); });
}

}  // namespace

bool holds(const Condition& condition, const Attributes& attributes) {
  return std::ranges::all_of(condition.all_of, [&](const auto& wanted) {
    return share_a_value(wanted.second, values_of(attributes, wanted.first));
  });
}

std::vector<Mismatch> mismatches(const Condition& condition, const Attributes& attributes) {
  std::vector<Mismatch> found;
  for (const auto& [name, wanted] : condition.all_of) {
    const auto& values = values_of(attributes, name);
    if (!share_a_value(wanted, values)) found.push_back({name, listed(wanted), listed(values)});
  }
  return found;
}

bool covers(const Condition& earlier, const Condition& later) {
  return std::ranges::all_of(earlier.all_of, [&](const auto& wanted) {
    const auto same = later.all_of.find(wanted.first);
    return same != later.all_of.end() && std::ranges::includes(wanted.second, same->second);
  });
}

}  // namespace lintel::pack
