#pragma once

#include <optional>
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

/// A team that has, or had, a child's case.
struct CaseWith {
  terms::TeamId team;
  std::optional<terms::Date> closed_on;  // empty: open
};

struct Route {
  const pack::RouteRule* rule = nullptr;  // null when none leads to a team
  const pack::Team* team = nullptr;
  std::vector<PassedOver> passed_over;
};

/// The first route that holds and leads to a team. `cases` are those of the children, the latest last; months count
/// from the day of closing to the day of receipt, inclusive (K7).
Route route_for(const pack::Pack& pack, const pack::Attributes& attributes, std::string_view district,
                const std::vector<CaseWith>& cases, terms::Date received_on);

/// "level is Level 3, not Level 4": for pages and cases, by the titles of the pack where it has one.
std::string because_words(const std::vector<pack::Mismatch>& because, const pack::Pack& pack);

}  // namespace lintel::domain
