// A new meeting: which, where, when and who facilitates it.
#include <algorithm>

#include "casework/meeting_sight.h"
#include "web/components/button.h"
#include "web/pages/meetings/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::meetings {

namespace {

using namespace parts;

constexpr auto draft_id = "meeting-new";

std::vector<const pack::MeetingKind*> kinds(const Visit& visit) {
  std::vector<const pack::MeetingKind*> theirs;
  for (const auto& kind : visit.pack.meetings)
    if (casework::holds_any(visit.actor, kind.chaired_by)) theirs.push_back(&kind);
  return theirs;
}

std::vector<Option> kind_options(const Visit& visit) {
  std::vector<Option> options;
  for (const auto* kind : kinds(visit))
    options.push_back({kind->id, kind->title, kind->facilitator_required ? "Its facilitator must be named." : ""});
  return options;
}

// The localities in which they hold any meeting.
std::vector<Option> district_options(const Visit& visit) {
  std::vector<Option> options;
  for (const auto& district : visit.pack.districts)
    if (std::ranges::any_of(kinds(visit), [&](const auto* kind) {
          return casework::chairs(visit.pack, visit.actor, *kind, district.id);
        }))
      options.push_back({district.id, district.title, ""});
  return options;
}

bool holds_role_of(const Visit& visit, const casework::Row& row) {
  return std::ranges::any_of(visit.pack.meetings, [&](const auto& kind) {
    return std::ranges::any_of(kind.chaired_by, [&](const auto& authority) {
      return row.text("roles").contains("|" + authority.role.value + "|");
    });
  });
}

// Whoever serves none of the localities in which this person holds meetings would be refused.
bool serves_one_of(const pack::Pack& pack, const std::string& teams, const std::vector<Option>& districts) {
  return districts.empty() || std::ranges::any_of(pack.teams, [&](const auto& team) {
           return teams.contains("|" + team.id.value + "|") &&
                  (team.district.empty() ||
                   std::ranges::find(districts, team.district, &Option::value) != districts.end());
         });
}

std::string teams_words(const pack::Pack& pack, const std::string& teams) {
  std::string words;
  for (const auto& team : pack.teams)
    if (teams.contains("|" + team.id.value + "|")) words += (words.empty() ? "" : ", ") + team.title;
  return words;
}

std::string only(const std::vector<Option>& options) {
  return options.size() == 1 ? options.front().value : "";
}

Html fields(const Visit& visit, const Typing& typing) {
  const auto districts = district_options(visit);
  const Html locality =
      districts.empty()
          ? Html()
          : one_of(typing, {.name = "district", .label = "In which locality?", .given = only(districts)}, districts);
  return one_of(typing, {.name = "kind", .label = "Which meeting?", .given = only(kind_options(visit))},
                kind_options(visit)) +
         locality + day_and_time(typing, {.name = "begins_at", .label = "When does it begin?"}) +
         short_text(typing, {.name = "where", .label = "Where is it held?"}) +
         listed(typing,
                {.name = "facilitator",
                 .label = "Who facilitates it?",
                 .hint = "A meeting that needs a facilitator is not scheduled without one.",
                 .unchosen = "Nobody named"},
                facilitators(visit)) +
         long_text(typing, {.name = "invited",
                            .label = "Who is asked to come? (optional)",
                            .hint = "Left blank, those whom the hub's policy names.",
                            .rows = 2});
}

Response show(const Visit& visit, const Typing& typing) {
  return form_page(
      visit,
      {.title = "Schedule a meeting",
       .path = "/meetings/new",
       .back = "/meetings",
       .back_text = "Back to the meetings",
       .current = "/meetings",
       .draft_id = draft_id,
       .fields = fields(visit, typing),
       .buttons = components::button(components::Button{.text = "Schedule", .prevent_double_click = true})},
      typing);
}

Response answered(const Visit& visit, const casework::Result& result) {
  const auto* done = std::get_if<casework::Done>(&result);
  if (!done) return show(visit, again(visit, result));
  discard_draft(visit, draft_id);
  return see_other("/meetings/" + percent_encoded(done->stream.key) + "?done=scheduled");
}

}  // namespace

std::vector<Option> facilitators(const Visit& visit) {
  std::vector<Option> options;
  const auto districts = district_options(visit);
  for (const auto& row : visit.site.views.rows(staff_at_work(visit)))
    if (holds_role_of(visit, row) && serves_one_of(visit.pack, row.text("teams"), districts))
      options.push_back({row.text("staff"), row.text("name") + ", " + teams_words(visit.pack, row.text("teams")), ""});
  return options;
}

std::vector<Route> scheduling_routes() {
  return {
      {Method::get, "/meetings/new", access("schedule_meeting"),
       Page([](const Visit& visit) { return show(visit, begun(visit, draft_id)); })},
      {Method::post, "/meetings/new", access("schedule_meeting"),
       Act{.verb = "schedule_meeting",
           .doing =
               [](const Visit& visit) { return casework::Doing{.stream = {"meeting", ""}, .fields = visit.fields()}; },
           .answer = answered}}};
}

}  // namespace lintel::web::meetings
