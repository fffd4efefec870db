#include <fmt/format.h>

#include "web/components/table.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web {

namespace {

using namespace parts;
using components::TableRow;

std::vector<std::string> teams_of(const terms::Actor& actor) {
  std::vector<std::string> teams;
  for (const auto& team : actor.teams) teams.push_back(team.value);
  return teams;
}

casework::Query in_tray(const Visit& visit, std::string_view state) {
  return {.hub = visit.site.hub,
          .table = "contacts",
          .all_of = {any_of("team", teams_of(visit.actor)), equals("state", std::string(state))},
          .order = {{"decided_at"}}};
}

// Another team has the family, and one's own works beside it.
casework::Query worked_beside(const Visit& visit) {
  return {.hub = visit.site.hub,
          .table = "contacts",
          .all_of = {any_of("co_team", teams_of(visit.actor)), any_of("state", {"handed_over", "accepted"})},
          .order = {{"decided_at"}}};
}

TableRow row_of(const Visit& visit, const casework::Row& row) {
  const auto decided = row.instant("decided_at");
  return {{.text = link("/contacts/" + row.text("reference"), row.text("title"), row.text("reference"))},
          {.text = outcome_words(visit.pack, terms::OutcomeId{row.text("outcome")})},
          {.text = level_tag(visit.pack, terms::LevelId{row.text("final_level")})},
          {.text = team_words(visit.pack, terms::TeamId{row.text("team")})},
          {.text = decided ? moment(*decided) : Html()},
          {.text = row.text("next_step")}};
}

Html list_of(const Visit& visit, casework::Query query, std::string_view caption, std::string_view nothing) {
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(row_of(visit, row));
  if (rows.empty()) return empty_list(nothing);
  return shown_of(visit, total, "family", "families") +
         dense_table(caption, {"Child", "Outcome", "Level", "Team", "Handed over", "Next step"}, std::move(rows)) +
         pages_of(visit, total);
}

// Only teams that work beside others have such families.
Html beside(const Visit& visit) {
  if (visit.site.views.count(worked_beside(visit)) == 0) return {};
  return section("beside", "With another team, and yours works beside it",
                 list_of(visit, worked_beside(visit), "Worked beside another team", ""));
}

// What the hub has handed to one's teams: first what nobody has accepted yet, oldest first.
Response tray_page(const Visit& visit) {
  const PageOptions options{.title = "Team tray", .wide = true, .current = "/trays"};
  if (visit.actor.teams.empty())
    return page_response(visit, options, heading("Team tray") + empty_list("You are in no team, so no tray is yours."));
  return page_response(
      visit, options,
      heading("Team tray") +
          section("waiting", "Waiting for your team to accept",
                  list_of(visit, in_tray(visit, "handed_over"), "Waiting to be accepted",
                          "Nothing waits to be accepted.")) +
          section("accepted", "Accepted, not yet closed by the hub",
                  list_of(visit, in_tray(visit, "accepted"), "Accepted", "Nothing is accepted and still open.")) +
          beside(visit));
}

}  // namespace

std::vector<Route> tray_routes() {
  return {{Method::get, "/trays", {.right = "see_contacts"}, tray_page}};
}

}  // namespace lintel::web
