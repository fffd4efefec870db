#include "web/pages/worklist/work.h"

#include <algorithm>
#include <array>
#include <map>

#include "web/pages/parts/sight.h"

namespace lintel::web::worklist {

namespace {

using casework::Query;
using casework::Test;
using parts::Scope;

constexpr std::array<std::pair<Tab, std::string_view>, 5> names = {{{Tab::mine, "mine"},
                                                                    {Tab::team, "team"},
                                                                    {Tab::unassigned, "unassigned"},
                                                                    {Tab::overdue, "overdue"},
                                                                    {Tab::all, "all"}}};

std::int64_t seconds(terms::Instant instant) {
  return instant.time_since_epoch().count();
}

std::vector<Test> holds_role(const terms::Actor& actor) {
  std::vector<Test> tests;
  for (const auto& role : parts::held_roles(actor)) tests.push_back({"waits_roles", Test::Kind::contains, {role}});
  return tests;
}

// Their turn: by name, or as holder of a role.
Test their_turn(const terms::Actor& actor) {
  Test test{"turn", Test::Kind::contains, {actor.id.value}};
  for (const auto& role : parts::held_roles(actor)) test.values.emplace_back(role);
  return test;
}

std::vector<std::string> team_ids(const terms::Actor& actor) {
  std::vector<std::string> ids;
  for (const auto& team : actor.teams) ids.push_back(team.value);
  return ids;
}

// What waits for them: by role, or in a tray of theirs. Somebody who sees one team only has that team's work.
void for_team(Query& query, const pack::Pack& pack, const terms::Actor& actor) {
  const auto scope = parts::scope_of(pack, actor);
  query.any_of = scope == Scope::team ? parts::in_sight(pack, actor) : holds_role(actor);
  if (scope == Scope::team) return;
  query.any_of.push_back(parts::any_of("waits_with", team_ids(actor)));
  if (scope == Scope::arm) query.all_of.push_back(parts::any_of("arm", {actor.arms.begin(), actor.arms.end()}));
}

void narrow(Query& query, Tab tab, const terms::Actor& actor, terms::Instant now) {
  if (tab == Tab::mine) query.all_of.push_back(their_turn(actor));
  if (tab == Tab::overdue) query.all_of.push_back({"due_at", Test::Kind::less, {seconds(now)}});
  if (tab != Tab::unassigned) return;
  query.all_of.push_back(parts::is_null("owner"));
  query.all_of.push_back(parts::any_of("state", {"received", "graded"}));
}

}  // namespace

std::optional<Tab> tab_named(std::string_view name) {
  const auto found = std::ranges::find(names, name, &std::pair<Tab, std::string_view>::second);
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::string_view name_of(Tab tab) {
  return std::ranges::find(names, tab, &std::pair<Tab, std::string_view>::first)->second;
}

std::string_view words_of(Tab tab) {
  switch (tab) {
    case Tab::mine:
      return "For me to do";
    case Tab::team:
      return "My team";
    case Tab::unassigned:
      return "Not yet assigned";
    case Tab::overdue:
      return "Overdue";
    case Tab::all:
      return "All open";
  }
  return "";
}

Query contacts_in(Tab tab, const Filters& filters, const pack::Pack& pack, const terms::Actor& actor,
                  terms::Instant now) {
  Query query{.hub = {},
              .table = "contacts",
              .all_of = {parts::equals("open", std::int64_t{1})},
              .order = {{"ranks_at"}, {"urgent", true}, {"received_at"}}};
  narrow(query, tab, actor, now);
  if (tab == Tab::team)
    for_team(query, pack, actor);
  else
    query.any_of = parts::in_sight(pack, actor);
  if (!filters.level.empty()) query.all_of.push_back(parts::equals("level", filters.level));
  if (!filters.arm.empty()) query.all_of.push_back(parts::equals("arm", filters.arm));
  return query;
}

Query calls_for(const terms::Actor& actor) {
  return {.hub = {},
          .table = "calls",
          .all_of = {parts::equals("open", std::int64_t{1}), their_turn(actor),
                     parts::any_of("disposition", {"call_back", "information_only", "recorded"})},
          .any_of = {},
          .order = {{"due_at"}, {"taken_at"}}};
}

}  // namespace lintel::web::worklist
