// Meetings that are planned and held, what they agreed to do, and the months without one (P-52 to P-54).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "casework/meeting_months.h"
#include "casework/meeting_sight.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/meetings/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::meetings {

namespace {

using namespace parts;
using components::TableRow;

constexpr int months_shown = 12;
constexpr std::array<WorkList, 4> lists = {{{"planned", "Planned", "No meeting is planned."},
                                            {"mine", "My actions", "You have no action to do."},
                                            {"actions", "Actions still open", "No action is open."},
                                            {"past", "Held or cancelled", "No meeting was held yet."}}};

bool of_actions(std::string_view list) {
  return list == "mine" || list == "actions";
}

casework::Query query_of(const Visit& visit, std::string_view list) {
  casework::Query query{.hub = visit.site.hub, .table = of_actions(list) ? "meeting_actions" : "meetings"};
  casework::keep_to_meetings_seen(query, visit.pack, visit.actor);
  if (of_actions(list)) {
    query.all_of.push_back(equals("open", std::int64_t{1}));
    if (list == "mine") query.all_of.push_back(equals("owner", visit.actor.id.value));
    query.order = {{"due_on"}};
  } else {
    const auto kind = list == "planned" ? casework::Test::Kind::equal : casework::Test::Kind::not_equal;
    query.all_of.push_back({"state", kind, {std::string("scheduled")}});
    query.order = {{"begins_at", list != "planned"}};
  }
  return query;
}

const WorkList& chosen(const Visit& visit) {
  const auto found = std::ranges::find(lists, visit.query("view"), &WorkList::name);
  return found == lists.end() ? lists.front() : *found;
}

Html meeting_link(const casework::Row& row, std::string_view reference) {
  return link("/meetings/" + percent_encoded(row.text(reference)), row.text("title"), row.text(reference));
}

TableRow meeting_row(const Visit& visit, const casework::Row& row) {
  const auto held = terms::date_from_iso(row.text("held_on"));
  return {{.text = meeting_link(row, "reference")},
          {.text = locality_words(visit.pack, row.text("district"))},
          {.text = state_tag(row.text("state"))},
          {.text = concat(
               {row.is_null("begins_at") ? Html() : moment(*row.instant("begins_at")), remark(row.text("place"))})},
          {.text = row.text("facilitator_name").empty() ? "Nobody named" : row.text("facilitator_name")},
          {.text = held ? terms::date_words(*held) : "Not yet"},
          {.text = fmt::to_string(row.number("open_actions")), .format = "numeric"}};
}

// Whoever does it reads it, whatever it is about.
bool reads(const Visit& visit, const Opened& opened, const casework::Row& row) {
  return opened.opens(row.text("about")) || row.text("owner") == visit.actor.id.value;
}

TableRow action_row(const Visit& visit, const Opened& opened, const casework::Row& row) {
  return {{.text = reads(visit, opened, row) ? row.text("what") : std::string(not_opened)},
          {.text = row.text("owner_name")},
          {.text = due(terms::date_from_iso(row.text("due_on")), terms::london_date(visit.now))},
          {.text = concat({meeting_link(row, "meeting"), remark(locality_words(visit.pack, row.text("district")))})}};
}

std::vector<std::string> records_about(const std::vector<casework::Row>& actions) {
  std::vector<std::string> records;
  for (const auto& row : actions)
    if (!row.is_null("about")) records.push_back(row.text("about"));
  return records;
}

Html table_of(const Visit& visit, const WorkList& list) {
  auto query = query_of(visit, list.name);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  const bool actions = of_actions(list.name);
  std::vector<TableRow> rows;
  const auto found = visit.site.views.rows(query);
  const Opened opened(visit, actions ? records_about(found) : std::vector<std::string>{});
  for (const auto& row : found) rows.push_back(actions ? action_row(visit, opened, row) : meeting_row(visit, row));
  if (rows.empty()) return empty_list(list.empty);
  const auto region = "Table: " + std::string(list.words);
  return (actions ? shown_of(visit, total, "action", "actions") : shown_of(visit, total, "meeting", "meetings")) +
         (actions
              ? dense_table(list.words, {"What is to be done", "Who", "By when", "Agreed at"}, std::move(rows), region)
              : dense_table(list.words,
                            {"Meeting", "Locality", "State", "When and where", "Facilitator", "Held", "Open actions"},
                            std::move(rows), region)) +
         pages_of(visit, total);
}

// --- months

/// One meeting in one locality, month by month.
struct Line {
  const pack::MeetingKind* kind;
  std::string district;
  std::vector<casework::MeetingMonth> months;
};

// The hub's records begin with its first contact.
std::optional<terms::Date> kept_since(const Visit& visit) {
  const auto first =
      visit.site.views.rows({.hub = visit.site.hub, .table = "contacts", .order = {{"received_at"}}, .limit = 1});
  const auto received = first.empty() ? std::nullopt : first.front().instant("received_at");
  return received ? std::optional(terms::london_date(*received)) : std::nullopt;
}

std::vector<Line> lines(const Visit& visit, int months) {
  std::vector<Line> all;
  const auto today = terms::london_date(visit.now);
  const auto since = kept_since(visit);
  for (const auto& kind : visit.pack.meetings) {
    if (!kind.monthly()) continue;
    for (const auto& district : casework::districts_seen(visit.pack, visit.actor, kind)) {
      auto query = casework::meetings_of(kind, district, today, months);
      query.hub = visit.site.hub;
      all.push_back(
          {&kind, district, casework::meeting_months(kind, visit.site.views.rows(query), today, months, since)});
    }
  }
  return all;
}

// P-54: the month that is just over, said above everything else.
Html missed_last_month(const Visit& visit) {
  std::vector<Html> missed;
  for (const auto& line : lines(visit, 2)) {
    const auto& last = line.months.front();
    if (last.missed)
      missed.push_back(concat({line.kind->title, ", ", locality_words(visit.pack, line.district), ", in ",
                               terms::month_words(last.month)}));
  }
  if (missed.empty()) return {};
  return components::warning_text({.text = "These meetings were not held last month."}) + bullets(missed) +
         para({link("/meetings/months", "Look at all months")});
}

Html month_cell(const casework::MeetingMonth& month) {
  const auto to = "/meetings/" + percent_encoded(month.reference);
  if (month.held_on) return concat({"Held ", link(to, terms::date_words(*month.held_on))});
  if (!month.kept) return "Before the hub's records";
  if (month.missed) return components::tag({.text = "None held", .classes = "govuk-tag--red"});
  if (month.planned_on) return concat({"Planned ", link(to, terms::date_words(*month.planned_on))});
  return "None yet";
}

Html months_table(const Visit& visit, const pack::MeetingKind& kind, const std::vector<Line>& all) {
  components::Table table{.caption = kind.title,
                          .caption_classes = "govuk-visually-hidden",
                          .head = {{.text = "Month"}},
                          .first_cell_is_header = true,
                          .classes = "lintel-table--dense"};
  for (const auto& line : all) table.head.push_back({.text = locality_words(visit.pack, line.district)});
  for (std::size_t i = all.front().months.size(); i-- > 0;) {
    TableRow row = {{.text = terms::month_words(all.front().months[i].month)}};
    for (const auto& line : all) row.push_back({.text = month_cell(line.months[i])});
    table.rows.push_back(std::move(row));
  }
  return section("months-" + kind.id, kind.title,
                 components::scrolling_table("Table: " + kind.title, table) + para({"Source: ", kind.source}));
}

Response months_page(const Visit& visit) {
  const auto all = lines(visit, months_shown);
  Html content;
  for (const auto& kind : visit.pack.meetings) {
    std::vector<Line> of_kind;
    std::ranges::copy_if(all, std::back_inserter(of_kind), [&](const Line& line) { return line.kind == &kind; });
    if (!of_kind.empty()) content += months_table(visit, kind, of_kind);
  }
  if (content.empty()) content = empty_list("No meeting that you see is held every month.");
  return page_response(visit, {.title = "Meetings by month", .wide = true, .current = "/meetings"},
                       heading("Meetings by month") + para({link("/meetings", "Back to the meetings")}) + content);
}

Response list_page(const Visit& visit) {
  const auto& list = chosen(visit);
  if (!audited(visit, "listed meetings", {}, std::string(list.words))) return error_page(503, visit.request.id, false);
  const Html schedule =
      visit.may("schedule_meeting") ? para({components::link_button("Schedule a meeting", "/meetings/new")}) : Html();
  return page_response(visit, {.title = fmt::format("{}, Meetings", list.words), .wide = true, .current = "/meetings"},
                       heading("Meetings") + missed_last_month(visit) + schedule +
                           list_links(visit, "Lists of meetings", "/meetings", {lists.begin(), lists.end()}, list,
                                      [&](auto name) { return query_of(visit, name); }) +
                           section("list", list.words, table_of(visit, list)) +
                           para({link("/meetings/months", "Meetings by month")}));
}

}  // namespace

Html waiting_for(const Visit& visit) {
  if (visit.pack.meetings.empty() || !visit.may("see_meetings")) return {};
  const auto mine = visit.site.views.count(query_of(visit, "mine"));
  const auto planned = visit.site.views.count(query_of(visit, "planned"));
  std::vector<Html> lines;
  if (mine > 0)
    lines.push_back(link("/meetings?view=mine", counted(mine, "action", "actions"), "") + " of meetings for you to do");
  if (planned > 0 && visit.may("schedule_meeting"))
    lines.push_back(link("/meetings?view=planned", counted(planned, "meeting", "meetings"), "") + " planned");
  const Html missed = visit.may("schedule_meeting") ? missed_last_month(visit) : Html();
  if (lines.empty() && missed.empty()) return {};
  return section("meetings", "Meetings", missed + (lines.empty() ? Html() : bullets(lines)));
}

std::vector<Route> list_routes() {
  return {{Method::get, "/meetings", access("see_meetings"), list_page},
          {Method::get, "/meetings/months", access("see_meetings"), months_page}};
}

}  // namespace lintel::web::meetings
