#include <fmt/format.h>

#include <map>

#include "casework/views/contact_rows.h"
#include "domain/timescales/timescales.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/sub_navigation.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/advice/shown.h"
#include "web/pages/families/shown.h"
#include "web/pages/meetings/shown.h"
#include "web/pages/pages.h"
#include "web/pages/parts/next_step.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/pages/worklist/filters.h"
#include "web/pages/worklist/taking.h"
#include "web/pages/worklist/work.h"

namespace lintel::web {

namespace {

using namespace parts;
using components::Table;
using components::TableRow;
using worklist::Tab;

constexpr Tab tabs[] = {Tab::mine, Tab::team, Tab::unassigned, Tab::overdue, Tab::all};
constexpr int calls_shown = 20;

using Counts = std::map<Tab, std::int64_t>;

casework::Query query_of(const Visit& visit, Tab tab, const worklist::Filters& filters) {
  auto query = worklist::contacts_in(tab, filters, visit.pack, visit.actor, visit.now);
  query.hub = visit.site.hub;
  return query;
}

Counts counts_of(const Visit& visit, const worklist::Filters& filters) {
  Counts counts;
  for (const auto tab : tabs) counts[tab] = visit.site.views.count(query_of(visit, tab, filters));
  return counts;
}

// It opens on one's own work; whoever has none sees what waits for the team.
Tab tab_of(const Visit& visit, const Counts& counts) {
  if (const auto named = worklist::tab_named(visit.query("view"))) return *named;
  if (const auto sent = worklist::tab_named(visit.form.value("view"))) return *sent;
  return counts.at(Tab::mine) > 0 ? Tab::mine : Tab::team;
}

Html tab_links(const Visit& visit, const Counts& counts, Tab current) {
  components::SubNavigation navigation{.label = "Lists of work"};
  for (const auto tab : tabs)
    navigation.items.push_back({.text = fmt::format("{} ({})", worklist::words_of(tab), counts.at(tab)),
                                .href = "/worklist" + query_with(visit, {{"view", worklist::name_of(tab)}}),
                                .active = tab == current});
  return components::sub_navigation(navigation);
}

// Where no timescale is set nothing is ever overdue: how much waits without one is said beside it.
std::string counts_text(const Visit& visit, const Counts& counts) {
  auto untimed = query_of(visit, Tab::all, {});
  untimed.all_of.push_back(is_null("due_at"));
  untimed.all_of.push_back({"ranks_at", casework::Test::Kind::less, {casework::still_owed}});
  const auto without = visit.site.views.count(untimed);
  return fmt::format("Now: {} for you to do, {} for your team, {} not yet assigned, {} overdue, {} open in all{}",
                     counts.at(Tab::mine), counts.at(Tab::team), counts.at(Tab::unassigned), counts.at(Tab::overdue),
                     counts.at(Tab::all),
                     without > 0 ? fmt::format(", {} of them with no timescale set", without) : "");
}

Html live_counts(const Visit& visit, const Counts& counts) {
  return el("p", {{"class", "govuk-body-s lintel-no-print"}, {"data-live-url", "/worklist/counts"}},
            {counts_text(visit, counts)});
}

std::string contact_path(const casework::Row& row) {
  return "/contacts/" + percent_encoded(row.text("reference"));
}

Html next_step_link(const Visit& visit, const casework::Row& row) {
  const auto words = row.text("next_step");
  const auto step = parts::next_step(row);
  if (step.slug.empty() || !visit.may(step.right)) return Html(words);
  return link(fmt::format("{}/{}", contact_path(row), step.slug), words, row.text("title"));
}

Html next_step_cell(const Visit& visit, const casework::Row& row) {
  const auto prompt_at = row.instant("prompt_at");
  const bool prompted = prompt_at && *prompt_at <= visit.now;
  return next_step_link(visit, row) + (prompted ? remark("Family not reached: consider a home visit") : Html());
}

// With whom it is now; who screened it stays beside it when the turn is somebody else's.
Html with_cell(const Visit& visit, const casework::Row& row) {
  const auto owner = row.text("owner");
  const Html name = owner == visit.actor.id.value ? Html("You") : Html(row.text("owner_name"));
  const auto tray = team_words(visit.pack, terms::TeamId{row.text("waits_with")});
  if (owner.empty()) return Html("Nobody yet") + remark(tray);
  if (row.text("turn").find("|" + owner + "|") != std::string::npos) return name;
  return Html(tray) + remark(concat({"screened by ", name}));
}

Html level_cell(const Visit& visit, const casework::Row& row) {
  Html cell = level_tag(visit.pack, terms::LevelId{row.text("level")});
  if (row.is_null("initial_level") && !row.is_null("level"))
    cell += row.is_null("requested_level") ? " proposed" : " asked for";
  if (const auto grade = row.text("grade"); !grade.empty()) cell += " " + grade_tag(visit.pack, grade);
  if (row.number("urgent") == 1) cell += el("br") + el("strong", {}, {"Protection asked for today"});
  return cell;
}

Html time_cell(const Visit& visit, const casework::Row& row) {
  const auto due = row.instant("due_at"), received = row.instant("received_at");
  const auto left = time_left(due, visit.now);
  if (due || !received || row.number("ranks_at") >= casework::still_owed) return left;
  return left + remark("waiting for " + domain::span_words(visit.now - *received));
}

TableRow contact_row(const Visit& visit, const casework::Row& row) {
  const Html name = worklist::tick_box(visit, row) + link(contact_path(row), row.text("title"), row.text("reference"));
  const auto received = row.instant("received_at");
  return {{.text = name + (received ? remark("received " + terms::short_words(*received)) : Html())},
          {.text = row.text("reason")},
          {.text = level_cell(visit, row)},
          {.text = referrer_words(visit.pack, row.text("referrer_kind"), row.text("agency"))},
          {.text = next_step_cell(visit, row)},
          {.text = with_cell(visit, row)},
          {.text = time_cell(visit, row)}};
}

Table group_table(std::string_view caption, std::vector<TableRow> rows) {
  return {.caption = caption,
          .caption_classes = "govuk-table__caption--m",
          .head = {{.text = "Child"},
                   {.text = "Why"},
                   {.text = "Level"},
                   {.text = "From"},
                   {.text = "Next step"},
                   {.text = "With"},
                   {.text = "Time left"}},
          .rows = std::move(rows),
          .first_cell_is_header = true,
          .classes = "lintel-table--dense"};
}

TimeGroup group_of(const casework::Row& row, terms::Instant now) {
  const auto ranks_at = row.number("ranks_at");
  if (ranks_at == casework::harm_first) return TimeGroup::harm_first;
  if (ranks_at == casework::still_owed) return TimeGroup::still_owed;
  if (ranks_at == casework::settled_last) return TimeGroup::settled;
  return time_group(terms::Instant{std::chrono::seconds{ranks_at}}, now);
}

struct Group {
  std::vector<TableRow> rows;
  bool untimed = false;  // holds some without a timescale, which stand where a deadline at the end of their day would
};

// In the order of the list, so that pages follow one another.
Html grouped(const Visit& visit, const std::vector<casework::Row>& rows) {
  std::map<TimeGroup, Group> groups;
  for (const auto& row : rows) {
    auto& group = groups[group_of(row, visit.now)];
    group.rows.push_back(contact_row(visit, row));
    group.untimed = group.untimed || row.is_null("due_at");
  }
  Html all;
  for (auto& [time, group] : groups) {
    const auto caption = fmt::format("{} ({} on this page)", group_words(time, group.untimed), group.rows.size());
    all += components::scrolling_table(caption, group_table(caption, std::move(group.rows)));
  }
  return all;
}

Html nothing_in(Tab tab, const worklist::Filters& filters) {
  if (!filters.level.empty() || !filters.arm.empty()) return empty_list("No contact in this list fits the filters.");
  switch (tab) {
    case Tab::mine:
      return empty_list("Nothing is for you to do.", "Your team's list shows what others of the team have.");
    case Tab::team:
      return empty_list("Nothing waits for your team.");
    case Tab::unassigned:
      return empty_list("Every contact has somebody working on it.");
    case Tab::overdue:
      return empty_list("Nothing is overdue.");
    case Tab::all:
      return empty_list("No contact is open.");
  }
  return {};
}

Html contacts_part(const Visit& visit, Tab tab, std::int64_t total, const worklist::Filters& filters,
                   const Mistakes& mistakes) {
  auto query = query_of(visit, tab, filters);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  const auto rows = visit.site.views.rows(query);
  if (rows.empty()) return nothing_in(tab, filters);
  const Html list = grouped(visit, rows);
  return shown_of(visit, total, "contact", "contacts") +
         (worklist::any_to_allocate(visit, rows) ? worklist::allocating(visit, list, mistakes, worklist::name_of(tab))
                                                 : list) +
         pages_of(visit, total);
}

bool takes_calls(const Visit& visit) {
  return visit.may("see_calls") && (visit.may("return_call") || visit.may("read_call"));
}

TableRow call_row(const Visit& visit, const casework::Row& row) {
  const auto who = row.text("caller_kind") == "public" ? std::string("A member of the public")
                                                       : agency_words(visit.pack, row.text("agency"));
  const bool to_read = row.text("disposition") != "call_back";
  return {{.text = link("/calls/" + percent_encoded(row.text("reference")), row.text("title"), row.text("reference"))},
          {.text = to_read ? "Read, for information" : "Ring back"},
          {.text = level_tag(visit.pack, terms::LevelId{row.text("level")})},
          {.text = who},
          {.text = time_left(row.instant("due_at"), visit.now)}};
}

Html calls_part(const Visit& visit, Tab tab) {
  if (!takes_calls(visit) || (tab != Tab::mine && tab != Tab::team)) return {};
  auto query = worklist::calls_for(visit.actor);
  query.hub = visit.site.hub;
  query.limit = calls_shown;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(call_row(visit, row));
  if (rows.empty()) return section("calls", "Calls for you to return or read", empty_list("No call waits for you."));
  return section(
      "calls", "Calls for you to return or read",
      dense_table("Calls for you", {"About", "What to do", "Level", "Caller", "Time left"}, std::move(rows)) +
          para({link("/calls", "All calls")}));
}

// One comes here when what was done has taken a contact out of one's sight.
std::string_view done_words(const Visit& visit) {
  if (visit.query("done") == "none") return "Nothing that you may take waits just now.";
  return visit.query("done").empty() ? "" : "It is done. The contact has left your lists.";
}

Html take_a_contact(const Visit& visit) {
  Html buttons;
  if (visit.may("take_contact")) buttons += components::link_button("Take a contact", "/contacts/new");
  if (visit.may("take_notification") && visit.pack.has_part("notifications"))
    buttons += " " + components::link_button("Take a notification", "/notifications/new");
  return buttons;
}

Response list_page(const Visit& visit, const Mistakes& mistakes) {
  const auto filters = worklist::filters_of(visit);
  const auto counts = counts_of(visit, filters);
  const auto tab = tab_of(visit, counts);
  const bool filtered = !filters.level.empty() || !filters.arm.empty();
  return page_response(
      visit,
      {.title = fmt::format("{}, my work", worklist::words_of(tab)),
       .has_errors = mistakes.any(),
       .wide = true,
       .current = "/worklist",
       .status = status_of(mistakes)},
      mistakes_panel(visit, mistakes) + done_banner(done_words(visit)) + heading("My work") +
          advice::transfers_for(visit) + families::waiting_for(visit) + meetings::waiting_for(visit) +
          live_counts(visit, filtered ? counts_of(visit, {}) : counts) + worklist::take_next_form(visit) +
          take_a_contact(visit) + tab_links(visit, counts, tab) + worklist::filter_form(visit, tab, filters) +
          section("contacts", worklist::words_of(tab), contacts_part(visit, tab, counts.at(tab), filters, mistakes)) +
          calls_part(visit, tab));
}

Response worklist_page(const Visit& visit) {
  return list_page(visit, {});
}

Response allocate_page(const Visit& visit) {
  const auto mistakes = worklist::allocation_mistakes(visit);
  return mistakes.any() ? list_page(visit, mistakes) : worklist::allocate_ticked(visit);
}

Response counts_page(const Visit& visit) {
  return text_response(counts_text(visit, counts_of(visit, {})));
}

}  // namespace

std::vector<Route> worklist_routes() {
  return {
      {Method::get, "/worklist", {.right = "see_contacts"}, worklist_page},
      {Method::get, "/worklist/counts", {.right = "see_contacts"}, counts_page},
      {Method::post, "/worklist/next", {.right = "claim_contact"}, worklist::take_next},
      {Method::post, "/worklist/allocate", {.right = "allocate_contact"}, allocate_page},
  };
}

}  // namespace lintel::web
