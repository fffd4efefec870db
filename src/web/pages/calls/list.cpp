// Calls: to ring back, to read, and those whose form is still owed.
#include <fmt/format.h>

#include <array>

#include "web/components/button.h"
#include "web/components/table.h"
#include "web/pages/calls/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::calls {

namespace {

using namespace parts;
using components::TableRow;

constexpr std::array<WorkList, 4> lists = {{{"back", "To ring back", "Nobody waits to be rung back."},
                                            {"read", "To read", "There is nothing to read."},
                                            {"forms", "Form still owed", "No form is owed after a call."},
                                            {"all", "All calls", "No call has been taken yet."}}};

casework::Query query_of(const Visit& visit, std::string_view list) {
  casework::Query query{.hub = visit.site.hub, .table = "calls", .order = {{"due_at"}, {"taken_at"}}};
  if (list == "back") query.all_of = {equals("open", std::int64_t{1}), equals("disposition", std::string("call_back"))};
  if (list == "read")
    query.all_of = {equals("open", std::int64_t{1}), any_of("disposition", {"information_only", "recorded"})};
  if (list == "forms") query.all_of = {equals("form_owed", std::int64_t{1})};
  if (list == "forms" || list == "all") query.order = {{"taken_at", true}};
  return query;
}

const WorkList& chosen(const Visit& visit) {
  const auto name = visit.query("view");
  for (const auto& list : lists)
    if (list.name == name) return list;
  return lists.front();
}

Html form_cell(const casework::Row& row) {
  if (!row.text("linked_contact").empty())
    return link("/contacts/" + percent_encoded(row.text("linked_contact")), row.text("linked_contact"));
  return row.number("form_owed") == 1 ? Html("Owed by the caller") : Html();
}

TableRow row_of(const Visit& visit, const casework::Row& row) {
  const auto taken = row.instant("taken_at");
  const bool open = row.number("open") == 1;
  return {{.text = link("/calls/" + percent_encoded(row.text("reference")), row.text("title"), row.text("reference"))},
          {.text = caller_words(visit.pack, row.text("caller_kind"), row.text("agency"))},
          {.text = row.text("level").empty() ? Html("Not asked")
                                             : level_tag(visit.pack, terms::LevelId{row.text("level")})},
          {.text = disposition_words(row.text("disposition"))},
          {.text = taken ? moment(*taken) : Html()},
          {.text = form_cell(row)},
          {.text = open && !row.is_null("due_at") ? time_left(row.instant("due_at"), visit.now)
                                                  : Html(open ? "No timescale set" : "Nothing to do")}};
}

Html table_of(const Visit& visit, const WorkList& list) {
  auto query = query_of(visit, list.name);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(row_of(visit, row));
  if (rows.empty()) return empty_list(list.empty);
  return shown_of(visit, total, "call", "calls") +
         dense_table("Table: " + std::string(list.words),
                     {"About", "Caller", "Level", "What becomes of it", "Taken", "Form", "Time left"},
                     std::move(rows)) +
         pages_of(visit, total);
}

Response list_page(const Visit& visit) {
  const auto& list = chosen(visit);
  const Html take = visit.may("take_call") ? components::link_button("Take a call", "/calls/new") : Html();
  return page_response(visit, {.title = fmt::format("{}, calls", list.words), .wide = true, .current = "/calls"},
                       heading("Calls") + take +
                           list_links(visit, "Lists of calls", "/calls", {lists.begin(), lists.end()}, list,
                                      [&](auto name) { return query_of(visit, name); }) +
                           section("list", list.words, table_of(visit, list)));
}

}  // namespace

std::vector<Route> list_routes() {
  return {{Method::get, "/calls", {.right = "see_calls"}, list_page}};
}

}  // namespace lintel::web::calls
