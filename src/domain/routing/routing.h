#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"

/// Choosing the first rule that holds, and being able to say why it and not another.
namespace lintel::domain {

/// A rule that was passed over, and what stood in its way.
struct PassedOver {
  terms::RuleId rule;
  std::vector<pack::Mismatch> because;
};

template <class Rule>
struct Choice {
  const Rule* rule = nullptr;           // null when none holds
  std::vector<PassedOver> passed_over;  // the rules before it, or all
};

template <class Rule>
Choice<Rule> first_that_holds(const std::vector<Rule>& rules, const pack::Attributes& attributes) {
  Choice<Rule> choice;
  for (const auto& rule : rules) {
    auto because = pack::mismatches(rule.when, attributes);
    if (because.empty()) {
      choice.rule = &rule;
      return choice;
    }
    choice.passed_over.push_back({rule.id, std::move(because)});
  }
  return choice;
}

/// The team that a route names: its own, or the one of its kind for the district. Null when there is none.
const pack::Team* team_of(const pack::RouteRule& route, const pack::Pack& pack, std::string_view district);

/// "level is 3, not s47 or s17": for pages and cases.
std::string because_words(const std::vector<pack::Mismatch>& because);

}  // namespace lintel::domain
