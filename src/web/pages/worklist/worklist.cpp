#include <fmt/format.h>

#include <map>

#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/sub_navigation.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/advice/shown.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
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

worklist::Filters filters_of(const Visit& visit) {
  return {visit.query("level"), visit.query("arm")};
}

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

std::string counts_text(const Counts& counts) {
  return fmt::format("Now: {} assigned to you, {} for your team, {} not yet assigned, {} overdue, {} open in all",
                     counts.at(Tab::mine), counts.at(Tab::team), counts.at(Tab::unassigned), counts.at(Tab::overdue),
                     counts.at(Tab::all));
}

Html live_counts(const Counts& counts) {
  return el("p", {{"class", "govuk-body-s lintel-no-print"}, {"data-live-url", "/worklist/counts"}},
            {counts_text(counts)});
}

std::vector<Option> level_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& level : pack.levels) options.push_back({level.id.value, level.short_title, ""});
  return options;
}

std::vector<Option> arm_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& arm : pack.arms) options.push_back({arm.id, arm.title, ""});
  return options;
}

Html filter_form(const Visit& visit, Tab tab) {
  Typing typing;
  typing.fields = {{"level", visit.query("level")}, {"arm", visit.query("arm")}};
  const auto column = [](const Html& content) {
    return el("div", {{"class", "govuk-grid-column-one-quarter"}}, {content});
  };
  const auto cleared = "/worklist" + query_with(visit, {{"level", ""}, {"arm", ""}, {"view", worklist::name_of(tab)}});
  const Html buttons =
      el("div", {{"class", "govuk-button-group"}},
         {el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Filter"}),
          link(cleared, "Clear filters")});
  return block("form", {{"method", "get"}, {"action", "/worklist"}, {"class", "lintel-no-print"}},
               {hidden("view", worklist::name_of(tab)),
                el("div", {{"class", "govuk-grid-row"}},
                   {column(listed(typing, {.name = "level", .label = "Level of need"}, level_options(visit.pack))),
                    column(listed(typing, {.name = "arm", .label = "Part of the hub"}, arm_options(visit.pack)))}),
                buttons});
}

std::string contact_path(const casework::Row& row) {
  return "/contacts/" + percent_encoded(row.text("reference"));
}

Html next_step_cell(const Visit& visit, const casework::Row& row) {
  const auto words = row.text("next_step");
  const auto step = worklist::next_step(row);
  if (step.slug.empty() || !visit.may(step.right)) return Html(words);
  return link(fmt::format("{}/{}", contact_path(row), step.slug), words, row.text("title"));
}

Html owner_cell(const Visit& visit, const casework::Row& row) {
  if (row.text("owner") == visit.actor.id.value) return Html("You");
  if (!row.text("owner_name").empty()) return Html(row.text("owner_name"));
  const auto tray = team_words(visit.pack, terms::TeamId{row.text("waits_with")});
  return Html("Nobody yet") + remark(tray);
}

Html level_cell(const Visit& visit, const casework::Row& row) {
  Html cell = level_tag(visit.pack, terms::LevelId{row.text("level")});
  if (row.is_null("initial_level") && !row.is_null("level"))
    cell += row.is_null("requested_level") ? " proposed" : " asked for";
  if (const auto grade = row.text("grade"); !grade.empty()) cell += " " + grade_tag(visit.pack, grade);
  if (row.number("urgent") == 1) cell += el("br") + el("strong", {}, {"Protection asked for today"});
  return cell;
}

TableRow contact_row(const Visit& visit, const casework::Row& row) {
  const Html name = link(contact_path(row), row.text("title"), row.text("reference"));
  const auto received = row.instant("received_at");
  return {{.text = name + (received ? remark("received " + terms::short_words(*received)) : Html())},
          {.text = row.text("reason")},
          {.text = level_cell(visit, row)},
          {.text = referrer_words(visit.pack, row.text("referrer_kind"), row.text("agency"))},
          {.text = next_step_cell(visit, row)},
          {.text = owner_cell(visit, row)},
          {.text = time_left(row.instant("due_at"), visit.now)}};
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

Html grouped(const Visit& visit, const std::vector<casework::Row>& rows) {
  std::map<TimeGroup, std::vector<TableRow>> groups;
  for (const auto& row : rows) groups[time_group(row.instant("due_at"), visit.now)].push_back(contact_row(visit, row));
  Html all;
  for (auto& [group, of_group] : groups) {
    const auto caption = fmt::format("{} ({} on this page)", group_words(group), of_group.size());
    all += components::scrolling_table(caption, group_table(caption, std::move(of_group)));
  }
  return all;
}

Html nothing_in(Tab tab, const worklist::Filters& filters) {
  if (!filters.level.empty() || !filters.arm.empty()) return empty_list("No contact in this list fits the filters.");
  switch (tab) {
    case Tab::mine:
      return empty_list("Nothing is assigned to you.", "Look at your team's list for what waits.");
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

Html contacts_part(const Visit& visit, Tab tab, std::int64_t total, const worklist::Filters& filters) {
  auto query = query_of(visit, tab, filters);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  const auto rows = visit.site.views.rows(query);
  if (rows.empty()) return nothing_in(tab, filters);
  return shown_of(visit, total, "contact", "contacts") + grouped(visit, rows) + pages_of(visit, total);
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
  return section("calls", "Calls for you to return or read",
                 components::scrolling_table("Calls for you", {.caption = "Calls for you",
                                                               .caption_classes = "govuk-visually-hidden",
                                                               .head = {{.text = "About"},
                                                                        {.text = "What to do"},
                                                                        {.text = "Level"},
                                                                        {.text = "Caller"},
                                                                        {.text = "Time left"}},
                                                               .rows = std::move(rows),
                                                               .first_cell_is_header = true,
                                                               .classes = "lintel-table--dense"}) +
                     para({link("/calls", "All calls")}));
}

// One comes here when what was done has taken a contact out of one's sight.
std::string_view done_words(const Visit& visit) {
  return visit.query("done").empty() ? "" : "It is done. The contact has left your lists.";
}

Html take_a_contact(const Visit& visit) {
  return visit.may("take_contact") ? components::link_button("Take a contact", "/contacts/new") : Html();
}

Response worklist_page(const Visit& visit) {
  const auto filters = filters_of(visit);
  const auto counts = counts_of(visit, filters);
  const auto tab = tab_of(visit, counts);
  const bool filtered = !filters.level.empty() || !filters.arm.empty();
  return page_response(
      visit, {.title = fmt::format("{}, my work", worklist::words_of(tab)), .wide = true, .current = "/worklist"},
      done_banner(done_words(visit)) + heading("My work") + advice::transfers_for(visit) + take_a_contact(visit) +
          live_counts(filtered ? counts_of(visit, {}) : counts) + tab_links(visit, counts, tab) +
          filter_form(visit, tab) +
          section("contacts", worklist::words_of(tab), contacts_part(visit, tab, counts.at(tab), filters)) +
          calls_part(visit, tab));
}

Response counts_page(const Visit& visit) {
  return text_response(counts_text(counts_of(visit, {})));
}

}  // namespace

std::vector<Route> worklist_routes() {
  return {
      {Method::get, "/worklist", {.right = "see_contacts"}, worklist_page},
      {Method::get, "/worklist/counts", {.right = "see_contacts"}, counts_page},
  };
}

}  // namespace lintel::web
