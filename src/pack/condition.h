#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lintel::pack {

/// What is known when a rule is asked: attribute name to its values. Most have one value; some (exploitation kinds)
/// have several, and a condition holds when any of them is listed. "yes" and "no" are the values of a yes-or-no
/// attribute.
using Attributes = std::map<std::string, std::set<std::string>, std::less<>>;

/// All the listed attributes must have one of the listed values. An empty condition always holds.
struct Condition {
  std::map<std::string, std::set<std::string>> all_of;

  bool operator==(const Condition&) const = default;
};

/// Why a condition did not hold: the first attribute that has none of the values, in words.
struct Mismatch {
  std::string attribute;
  std::string wanted;  // "s47 or s17"
  std::string found;   // "3", or "not known"
};

bool holds(const Condition& condition, const Attributes& attributes);
/// Every attribute that stands in the way; empty when the condition holds.
std::vector<Mismatch> mismatches(const Condition& condition, const Attributes& attributes);
/// True when whatever meets `later` also meets `earlier`: with the earlier rule first, the later one is never reached.
bool covers(const Condition& earlier, const Condition& later);

}  // namespace lintel::pack
