#include "domain/routing/routing.h"

#include <fmt/format.h>

#include <algorithm>

#include "terms/london.h"

namespace lintel::domain {

const pack::Team* team_of(const pack::RouteRule& route, const pack::Pack& pack, std::string_view district) {
  if (!route.team.empty()) return pack.team(route.team);
  return pack.team_of_kind(route.kind, district);
}

namespace {

bool counts(const pack::RouteRule& route, const CaseWith& one, terms::Date received_on) {
  if (std::ranges::find(route.other_than, one.team) != route.other_than.end()) return false;
  if (route.open_team) return !one.closed_on;
  return one.closed_on && received_on <= terms::add_months(*one.closed_on, route.closed_within_months);
}

const pack::Team* team_by_case(const pack::RouteRule& route, const pack::Pack& pack, const std::vector<CaseWith>& cases,
                               terms::Date received_on) {
  for (auto one = cases.rbegin(); one != cases.rend(); ++one)
    if (counts(route, *one, received_on)) return pack.team(one->team);
  return nullptr;
}

std::string other_than_words(const pack::RouteRule& route, const pack::Pack& pack) {
  std::string words;
  for (const auto& id : route.other_than)
    if (const auto* team = pack.team(id)) words += (words.empty() ? " other than " : " or ") + team->title;
  return words;
}

pack::Mismatch no_such_case(const pack::RouteRule& route, const pack::Pack& pack) {
  const auto others = other_than_words(route, pack);
  if (route.open_team) return {"open case", "with a team" + others, "none"};
  return {"closed case", fmt::format("with a team{}, within {} months", others, route.closed_within_months), "none"};
}

std::string spaced(std::string_view id) {
  std::string words(id);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string title_of(std::string_view id, const pack::Pack& pack) {
  if (const auto* level = pack.level(terms::LevelId{std::string(id)})) return level->title;
  if (const auto* outcome = pack.outcome(terms::OutcomeId{std::string(id)})) return outcome->title;
  const auto arm = std::ranges::find(pack.arms, id, &pack::Arm::id);
  return arm == pack.arms.end() ? spaced(id) : arm->title;
}

// One value, or several: "s47 or s17".
std::string value_words(std::string_view values, const pack::Pack& pack) {
  constexpr std::string_view between = " or ";
  const auto end = values.find(between);
  if (end == std::string_view::npos) return title_of(values, pack);
  return title_of(values.substr(0, end), pack) + std::string(between) +
         value_words(values.substr(end + between.size()), pack);
}

}  // namespace

Route route_for(const pack::Pack& pack, const pack::Attributes& attributes, std::string_view district,
                const std::vector<CaseWith>& cases, terms::Date received_on) {
  Route chosen;
  for (const auto& rule : pack.routes) {
    const bool by_case = rule.open_team || rule.closed_within_months > 0;
    auto because = pack::mismatches(rule.when, attributes);
    const auto* team = by_case ? team_by_case(rule, pack, cases, received_on) : team_of(rule, pack, district);
    if (by_case && !team) because.push_back(no_such_case(rule, pack));
    if (because.empty()) {
      chosen.rule = &rule;
      chosen.team = team;
      return chosen;
    }
    chosen.passed_over.push_back({rule.id, std::move(because)});
  }
  return chosen;
}

std::string because_words(const std::vector<pack::Mismatch>& because, const pack::Pack& pack) {
  std::string words;
  for (const auto& mismatch : because) {
    if (!words.empty()) words += "; ";
    words += fmt::format("{} is {}, not {}", spaced(mismatch.attribute), value_words(mismatch.found, pack),
                         value_words(mismatch.wanted, pack));
  }
  return words;
}

}  // namespace lintel::domain
