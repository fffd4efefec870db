// One meeting: its agenda, minutes and actions, and a page for each thing that is done with it.
#include <algorithm>
#include <map>
#include <set>

#include "casework/agenda.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/meetings/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::meetings {

namespace {

using namespace parts;
using components::TableRow;

Html what_can_be_done(const Shown& shown) {
  std::vector<Html> links;
  for (const auto& action : actions())
    if (offered(shown, action)) links.push_back(link(shown.path() + "/" + std::string(action.slug), action.title));
  if (links.empty()) return {};
  return el("nav", {{"class", "lintel-no-print"}, {"aria-labelledby", "do-title"}},
            {el("h2", {{"class", "govuk-heading-s"}, {"id", "do-title"}}, {"What you can do"}), bullets(links)});
}

bool offers(const Shown& shown, std::string_view slug) {
  return std::ranges::any_of(actions(),
                             [&](const Action& action) { return action.slug == slug && offered(shown, action); });
}

template <class Reasoned>
Html why(const casework::Recorded<Reasoned>& recorded) {
  return concat({recorded.it.reason, remark(concat({moment(recorded.at), ", ", recorded.by_name}))});
}

Html summary(const Shown& shown) {
  const auto& record = shown.record;
  const auto& it = record.scheduled.it;
  components::SummaryList list;
  const auto add = [&](std::string_view key, const Html& value) {
    if (!value.empty()) list.rows.push_back(components::summary_row(key, value));
  };
  add("Locality", locality_words(shown.pack, it.district));
  add("When", moment(it.begins_at));
  add("Where", it.where);
  add("Facilitator", it.facilitator_name.empty() ? "Nobody named" : it.facilitator_name);
  add("Asked to come", prose(it.invited));
  if (record.held) add("Held", terms::date_words(record.held->it.held_on));
  if (record.held) add("Took part", prose(record.held->it.attended));
  if (record.moved) add("Moved", why(*record.moved));
  if (record.cancelled) add("Cancelled", why(*record.cancelled));
  return components::summary_list(list);
}

// --- the agenda

TableRow item_row(const Shown& shown, const Titles& titles, const casework::AgendaItem& item) {
  const auto& record = shown.record;
  const bool opens = titles.opens(item);
  TableRow row = {{.text = titles.linked(item)},
                  {.text = opens ? small_prose(item.says) : Html("You may not open this record.")}};
  if (record.held) row.push_back({.text = opens ? small_prose(record.note(item.id)) : Html()});
  if (record.held && offers(shown, "add-action"))
    row.push_back({.text = link(shown.path() + "/add-action?item=" + percent_encoded(item.id), "Add an action",
                                "about " + titles.plain(item)),
                   .classes = "lintel-no-print"});
  return row;
}

Html items_table(const Shown& shown, const Titles& titles, const std::string& section) {
  components::Table table{.caption = casework::section_words(section),
                          .caption_classes = "govuk-table__caption--s",
                          .head = {{.text = "About"}, {.text = "What the record says"}},
                          .first_cell_is_header = true,
                          .classes = "lintel-table--dense"};
  if (shown.record.held) table.head.push_back({.text = "Minutes"});
  if (shown.record.held && offers(shown, "add-action"))
    table.head.push_back({.text = "Action", .classes = "lintel-no-print"});
  for (const auto& item : shown.agenda)
    if (item.section == section) table.rows.push_back(item_row(shown, titles, item));
  return components::scrolling_table("Table: " + std::string(casework::section_words(section)), table);
}

// In the order in which they stand on it.
std::vector<std::string> sections_of(const std::vector<casework::AgendaItem>& agenda) {
  std::vector<std::string> sections;
  for (const auto& item : agenda)
    if (sections.empty() || sections.back() != item.section) sections.push_back(item.section);
  return sections;
}

std::string agenda_words(const Shown& shown) {
  if (shown.record.held)
    return "As it was when the meeting was held, " + terms::time_words(shown.record.held->at) + ".";
  return "As the records make it now. It is kept as it is when the meeting is held.";
}

// --- the rest of the page

Html action_standing(const Shown& shown, const casework::MeetingAction& one) {
  if (one.closed)
    return concat({one.closed->it.done,
                   remark(concat({terms::date_words(one.closed->it.closed_on), ", ", one.closed->by_name}))});
  const auto to = shown.path() + "/close-action?action=" + percent_encoded(one.added.it.id);
  const bool theirs = offers(shown, "close-action");
  const Html close = el("span", {{"class", "lintel-no-print"}}, {". ", link(to, "Close it", one.added.it.what)});
  return theirs ? "Open" + close : Html("Open");
}

TableRow action_row(const Shown& shown, const Titles& titles, const casework::MeetingAction& one) {
  const auto& it = one.added.it;
  const auto* item = shown.record.item(it.item);
  const auto today = one.closed ? it.due_on : terms::london_date(shown.visit.now);
  const bool read = reads(shown, titles, it);
  return {{.text = read ? Html(it.what) : Html(not_opened)},
          {.text = it.owner_name},
          {.text = due(it.due_on, today)},
          {.text = item ? titles.plain(*item) : std::string("No item")},
          {.text = read ? action_standing(shown, one) : Html(one.closed ? "Closed" : "Open")}};
}

Html timeline_section(const Shown& shown) {
  static const std::map<std::string_view, std::string_view> labels = {
      {"MeetingScheduled", "Scheduled"},     {"MeetingMoved", "Moved"},       {"MeetingHeld", "Held"},
      {"MinutesWritten", "Minutes written"}, {"ActionAdded", "Action added"}, {"ActionClosed", "Action closed"},
      {"MeetingCancelled", "Cancelled"}};
  static const contacts::FactFields fields = {{"begins_at", "Begins"},
                                              {"where", "Where"},
                                              {"facilitator_name", "Facilitator"},
                                              {"held_on", "Held"},
                                              {"reason", "Why"}};
  return contacts::timeline_of(shown.facts, shown.pack, labels, fields);
}

std::string done_words(const Visit& visit) {
  const auto slug = visit.query("done");
  if (slug == "scheduled") return "The meeting is scheduled.";
  const auto found = std::ranges::find(actions(), slug, &Action::slug);
  return found == actions().end() ? "" : std::string(found->done);
}

Html main_part(const Shown& shown) {
  const Titles titles(shown);
  return summary(shown) + agenda_section(shown, titles) + minutes_section(shown) + actions_section(shown, titles) +
         el("div", {{"class", "lintel-no-print"}}, {timeline_section(shown)});
}

// Of a meeting that was held the facts say what its agenda showed. Until then it changes with the records, so each that
// it names is recorded with each look.
bool agenda_noted(const Shown& shown) {
  if (shown.record.held) return true;
  std::set<std::string> records;
  for (const auto& item : shown.agenda)
    if (!item.record.empty()) records.insert(item.record);
  return audited_each(shown.visit, "listed on an agenda", records, shown.record.stream.text());
}

Response record_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  if (!agenda_noted(it)) return error_page(503, visit.request.id, false);
  const auto& scheduled = it.record.scheduled.it;
  return page_response(
      visit,
      {.title = scheduled.title + ", " + locality_words(it.pack, scheduled.district),
       .before_content = components::back_link({.text = "Back to the meetings", .href = "/meetings"}),
       .wide = true,
       .current = "/meetings"},
      done_banner(done_words(visit)) + heading(scheduled.title) +
          para({state_tag(terms::enum_text(it.record.state)), " Reference ", el("strong", {}, {scheduled.reference}),
                ", scheduled by ", it.record.scheduled.by_name}) +
          el("div", {{"class", "govuk-grid-row"}},
             {el("div", {{"class", "govuk-grid-column-three-quarters"}}, {main_part(it)}),
              el("div", {{"class", "govuk-grid-column-one-quarter"}}, {what_can_be_done(it)})}));
}

// --- what is done

std::string draft_id(const Visit& visit, const Action& action) {
  return "meeting-" + std::string(action.slug) + "-" + visit.param("reference");
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Action& action,
              const Typing& typing) {
  const auto it = shown(visit, facts);
  if (action.slug == "hold" && !agenda_noted(it)) return error_page(503, visit.request.id, false);
  const auto& scheduled = it.record.scheduled.it;
  return form_page(
      visit,
      {.title = std::string(action.title),
       .path = it.path() + "/" + std::string(action.slug),
       .back = it.path(),
       .back_text = "Back to the meeting",
       .current = "/meetings",
       .draft_id = draft_id(visit, action),
       .above = para({el("strong", {}, {scheduled.title}), ", ", locality_words(it.pack, scheduled.district), ", ",
                      moment(scheduled.begins_at)}),
       .fields = action.fields(it, typing),
       .beside = action.slug == "hold" ? agenda_section(it, Titles(it)) : Html(),
       .buttons = components::button(components::Button{.text = action.button, .prevent_double_click = true}),
       .version = it.record.version},
      typing);
}

void add_page(std::vector<Route>& routes, const Action& action) {
  add_action_form(routes, {.base = "/meetings",
                           .slug = std::string(action.slug),
                           .verb = std::string(action.verb),
                           .access = access(std::string(action.verb), "meeting"),
                           .show = [&action](const Visit& visit, const std::vector<casework::Fact>& facts,
                                             const Typing& typing) { return show(visit, facts, action, typing); },
                           .draft_id = [&action](const Visit& visit) { return draft_id(visit, action); }});
}

}  // namespace

Html agenda_section(const Shown& shown, const Titles& titles) {
  if (shown.record.cancelled) return {};
  Html tables;
  for (const auto& section : sections_of(shown.agenda)) tables += items_table(shown, titles, section);
  if (tables.empty()) tables = empty_list("Nothing stands on the agenda.");
  return section("agenda", "Agenda", para({agenda_words(shown)}) + tables);
}

Html minutes_section(const Shown& shown) {
  if (!shown.record.held) return {};
  const auto& last = shown.record.minuted;
  const Html content = last ? (shown.record.minutes.empty() ? Html() : prose(shown.record.minutes)) +
                                  para({"Last written by ", last->by_name, ", ", moment(last->at), "."})
                            : empty_list("No minutes are written yet.");
  return section("minutes", "Minutes", content);
}

Html actions_section(const Shown& shown, const Titles& titles) {
  if (!shown.record.held) return {};
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.actions) rows.push_back(action_row(shown, titles, one));
  return section("actions", "Actions",
                 rows.empty()
                     ? empty_list("No action is agreed.")
                     : dense_table("Actions", {"What is to be done", "Who", "By when", "About", "What was done"},
                                   std::move(rows), "Table: Actions"));
}

std::vector<Route> record_routes() {
  std::vector<Route> routes = {
      {Method::get, "/meetings/{reference}", access("see_meetings", "meeting"), RecordPage(record_page)}};
  for (const auto& action : actions()) add_page(routes, action);
  return routes;
}

}  // namespace lintel::web::meetings
