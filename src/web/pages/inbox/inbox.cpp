// The inboxes of a hub: what has come in and waits, the most urgent first, and who looked last.
#include <fmt/format.h>

#include "casework/records/tray.h"
#include "casework/verbs/tray/review_tray.h"
#include "domain/timescales/timescales.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web {

namespace {

using namespace parts;
using components::TableRow;

constexpr int days_looked_back = 7;

std::vector<const pack::Team*> inboxes(const Visit& visit) {
  std::vector<const pack::Team*> mine;
  for (const auto& team : visit.pack.teams)
    if (team.kind == "inbox" && casework::holds_any(visit.actor, team.worked_by)) mine.push_back(&team);
  return mine;
}

using Review = casework::Recorded<casework::TrayReviewed>;

// Of today, else of the last day on which somebody looked.
std::optional<Review> last_review(const Visit& visit, const pack::Team& tray) {
  auto day = std::chrono::sys_days{terms::london_date(visit.now)};
  for (int back = 0; back <= days_looked_back; ++back, day -= std::chrono::days{1}) {
    const auto record =
        casework::fold_tray(visit.site.ledger.facts(visit.site.hub, casework::tray_stream(tray.id, terms::Date{day})));
    if (!record.reviews.empty()) return record.reviews.back();
  }
  return std::nullopt;
}

bool is_unread(const casework::Row& row, const std::optional<Review>& last) {
  return !last || row.instant("received_at") > last->at;
}

TableRow row_of(const Visit& visit, const casework::Row& row, const std::optional<Review>& last) {
  Html marks;
  if (row.number("urgent")) marks += components::tag({.text = "Protection today", .classes = "govuk-tag--red"}) + " ";
  if (is_unread(row, last)) marks += components::tag({.text = "Unread", .classes = "govuk-tag--blue"});
  const auto received = row.instant("received_at");
  return {
      {.text = link("/contacts/" + percent_encoded(row.text("reference")), row.text("title"), row.text("reference"))},
      {.text = marks},
      {.text = plain_words(row.text("type"))},
      {.text = referrer_words(visit.pack, row.text("referrer_kind"), row.text("agency"))},
      {.text = received ? moment(*received) : Html()},
      {.text = row.text("next_step")},
      {.text = time_left(row.instant("due_at"), visit.now)}};
}

Html reviewed_words(const Visit& visit, const std::optional<Review>& last) {
  if (!last) return para({"Nobody has reviewed this inbox in the last week."});
  return para({"Last reviewed by ", el("strong", {}, {last->by_name}), ", ", moment(last->at), ", ",
               domain::span_words(visit.now - last->at), " ago."});
}

Html reviewed_button(const Visit& visit, const pack::Team& tray) {
  return block("form", {{"method", "post"}, {"action", "/inbox"}, {"class", "lintel-no-print"}},
               {form_frame(visit), hidden("tray", tray.id.value),
                components::button(components::Button{.text = "I have reviewed it", .prevent_double_click = true})});
}

Html inbox(const Visit& visit, const pack::Team& tray) {
  auto query = casework::waiting_in(tray.id, rows_a_page);
  query.hub = visit.site.hub;
  const auto last = last_review(visit, tray);
  const auto total = visit.site.views.count(query);
  int unread = 0;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) {
    unread += is_unread(row, last);
    rows.push_back(row_of(visit, row, last));
  }
  const Html counts = para({counted(total, "contact waits", "contacts wait"), ", ", fmt::format("{} unread.", unread)});
  const Html table =
      rows.empty() ? empty_list("Nothing waits in this inbox.")
                   : dense_table(tray.title, {"About", "Marks", "Type", "From", "Received", "Next step", "Time left"},
                                 std::move(rows));
  return section(tray.id.value, tray.title,
                 reviewed_words(visit, last) + counts + reviewed_button(visit, tray) + table);
}

Response inbox_page(const Visit& visit) {
  Html all;
  for (const auto* tray : inboxes(visit)) all += inbox(visit, *tray);
  if (all.empty()) all = empty_list("No inbox is yours to review.");
  return page_response(
      visit, {.title = "Inbox", .wide = true, .current = "/inbox"},
      done_banner(visit.query("done").empty() ? "" : "The review is recorded.") + heading("Inbox") + all);
}

casework::Doing reviewing(const Visit& visit) {
  return {.stream = casework::tray_stream(terms::TeamId{visit.form.value("tray")}, terms::london_date(visit.now)),
          .fields = {}};
}

Response reviewed(const Visit& visit, const casework::Result& result) {
  if (std::holds_alternative<casework::Done>(result)) return see_other("/inbox?done=reviewed");
  const auto typing = again(visit, result);
  return page_response(
      visit, {.title = "Inbox", .has_errors = true, .current = "/inbox", .status = status_of(typing.mistakes)},
      mistakes_panel(visit, typing.mistakes) + heading("Inbox"));
}

}  // namespace

std::vector<Route> inbox_routes() {
  const Access access{.right = "review_tray"};
  return {{Method::get, "/inbox", access, inbox_page},
          {Method::post, "/inbox", access, Act{.verb = "review_tray", .doing = reviewing, .answer = reviewed}}};
}

}  // namespace lintel::web
