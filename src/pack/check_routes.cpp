#include "pack/checking.h"

namespace lintel::pack {

namespace {

bool names(const RouteRule& route, const std::string& outcome) {
  const auto outcomes = route.when.all_of.find("outcome");
  return outcomes != route.when.all_of.end() && outcomes->second.contains(outcome);
}

/// An outcome hands the family over when something begins with it, or a route speaks of it.
bool hands_over(const Pack& pack, const Outcome& outcome) {
  if (outcome.needs.contains("open_team")) return false;  // the record then names the team
  return !outcome.opens.empty() || !outcome.service.empty() ||
         std::ranges::any_of(pack.routes, [&](const RouteRule& route) { return names(route, outcome.id.value); });
}

bool leads_to_a_team(const Pack& pack, const RouteRule& route, const std::string& district) {
  if (route.open_team) return true;  // its outcome is there only while a case is open
  return route.kind.empty() ? pack.team(route.team) != nullptr : pack.team_of_kind(route.kind, district) != nullptr;
}

bool has_team(const Pack& pack, const Outcome& outcome, const std::string& district) {
  return std::ranges::any_of(pack.routes, [&](const RouteRule& route) {
    return admits(route.when, "outcome", outcome.id.value) && admits(route.when, "district", district) &&
           leads_to_a_team(pack, route, district);
  });
}

int ways_to_a_team(const RouteRule& route) {
  return int{!route.team.empty()} + int{!route.kind.empty()} + int{route.open_team} +
         int{route.closed_within_months > 0};
}

void check_outcome(Checking& checking, const Outcome& outcome) {
  auto districts = ids_of(checking.pack.districts);
  if (districts.empty()) districts.push_back("none");
  for (const auto& district : districts)
    if (!has_team(checking.pack, outcome, district))
      checking.complain(outcome.place,
                        "outcome \"" + outcome.id.value + "\" has no receiving team in district \"" + district + "\"",
                        "a route for it that leads to a team there");
}

}  // namespace

void check_routes(Checking& checking) {
  for (const auto& route : checking.pack.routes)
    if (const int ways = ways_to_a_team(route); ways != 1)
      checking.complain(route.place,
                        "route \"" + route.id.value + "\" names " + (ways == 0 ? "no team" : "several teams"),
                        "one of team, kind, open_team and closed_within_months");
  for (const auto& outcome : checking.pack.outcomes)
    if (hands_over(checking.pack, outcome)) check_outcome(checking, outcome);
}

}  // namespace lintel::pack
