// Calls for advice: the transfers that somebody has still to deal with, and all of them.
#include <fmt/format.h>

#include <array>

#include "terms/london.h"
#include "terms/working_days.h"
#include "web/components/button.h"
#include "web/components/table.h"
#include "web/pages/advice/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::advice {

namespace {

using namespace parts;
using components::TableRow;

constexpr std::array<WorkList, 2> lists = {{{"transfers", "Transfers to deal with", "No transfer waits for anybody."},
                                            {"all", "All consultations", "No advice has been given yet."}}};

casework::Query query_of(const Visit& visit, std::string_view list) {
  if (list == "transfers") return open_transfers(visit);
  return {.hub = visit.site.hub, .table = "consultations", .order = {{"taken_at", true}}};
}

// It opens on what presses.
const WorkList& chosen(const Visit& visit) {
  const auto name = visit.query("view");
  for (const auto& list : lists)
    if (list.name == name) return list;
  return visit.site.views.count(open_transfers(visit)) > 0 ? lists.front() : lists.back();
}

std::string clock_words(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// The hours of today, and who answers when it is closed.
Html hours(const Visit& visit) {
  const auto& pack = visit.pack;
  const auto calendar = pack.advice_calendar();
  const auto today = terms::london_date(visit.now);
  const auto weekday = std::chrono::weekday{std::chrono::sys_days{today}}.iso_encoding();
  const auto of_today = calendar.opening.find(weekday);
  std::string words;
  if (calendar.always_open())
    words = "Open at all hours.";
  else if (!terms::is_working_day(calendar, today) || of_today == calendar.opening.end())
    words = "Closed today.";
  else
    words = fmt::format("{} Today from {} to {}.", terms::is_open(calendar, visit.now) ? "Open now." : "Closed now.",
                        clock_words(of_today->second.open), clock_words(of_today->second.close));
  if (!terms::is_open(calendar, visit.now) && !pack.out_of_hours_provider.empty())
    words += fmt::format(" When the hub is closed: {}.", pack.out_of_hours_provider);
  const auto* phone = pack.phone(pack.advice_line.phone);
  return phone ? para({phone->title, ": ", el("strong", {}, {phone->number}), ". ", words}) : para({words});
}

std::string owed_words(const casework::Row& row) {
  std::string words;
  if (row.number("open") == 0) return row.is_null("transferred_at") ? "" : "Dealt with";
  if (row.is_null("acknowledged_at")) words = "Acknowledgement";
  if (row.is_null("taken_up_at")) words += words.empty() ? "A contact" : ", a contact";
  return words;
}

TableRow row_of(const Visit& visit, const casework::Row& row) {
  const auto taken = row.instant("taken_at"), transferred = row.instant("transferred_at");
  const Html name = link("/advice/" + percent_encoded(row.text("reference")),
                         theme_words(visit.pack, row.text("theme")), row.text("reference"));
  return {{.text = name + (row.number("harm_suspected") == 1 ? remark("Harm suspected") : Html())},
          {.text = caller_words(visit.pack, row.text("caller"))},
          {.text = result_words(visit.pack, row.text("result"))},
          {.text = taken ? moment(*taken) + remark(row.text("taken_by_name")) : Html()},
          {.text = transferred ? moment(*transferred) : Html("No")},
          {.text = owed_words(row)}};
}

Html table_of(const Visit& visit, const WorkList& list) {
  auto query = query_of(visit, list.name);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(row_of(visit, row));
  if (rows.empty()) return empty_list(list.empty);
  return shown_of(visit, total, "consultation", "consultations") +
         dense_table("Table: " + std::string(list.words),
                     {"About", "Caller", "Result", "Taken", "Transferred", "Still owed"}, std::move(rows)) +
         pages_of(visit, total);
}

Response list_page(const Visit& visit) {
  const auto& list = chosen(visit);
  const auto& title = visit.pack.advice_line.title;
  const Html give = visit.may("take_consultation") ? components::link_button("Give advice", "/advice/new") : Html();
  return page_response(visit, {.title = fmt::format("{}, {}", list.words, title), .wide = true, .current = "/advice"},
                       heading(title) + hours(visit) + give +
                           list_links(visit, "Lists of consultations", "/advice", {lists.begin(), lists.end()}, list,
                                      [&](auto name) { return query_of(visit, name); }) +
                           section("list", list.words, table_of(visit, list)));
}

}  // namespace

std::vector<Route> list_routes() {
  return {{Method::get, "/advice", access("see_consultations"), list_page}};
}

}  // namespace lintel::web::advice
