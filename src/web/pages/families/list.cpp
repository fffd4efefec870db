// The register of families that receive early help, and those on their way into it or out of it (P-31).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "casework/family_sight.h"
#include "terms/london.h"
#include "web/components/details.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::families {

namespace {

using namespace parts;
using components::TableRow;

constexpr std::array<WorkList, 6> lists = {
    {{"mine", "Mine", "You work with no family now."},
     {"stepped-down", "Stepped down", "No family that was stepped down waits for its allocation."},
     {"endorse", "To endorse", "Nothing waits for an endorsement."},
     {"register", "Receiving early help", "No family receives early help."},
     {"considered", "Being considered", "No family is being considered."},
     {"ended", "Ended", "No early help has ended."}}};

casework::Test not_null(std::string column) {
  return {std::move(column), casework::Test::Kind::not_null, {}};
}

// Whoever has to endorse finds what they may: not what they proposed.
casework::Query query_of(const Visit& visit, std::string_view list) {
  casework::Query query{.hub = visit.site.hub, .table = "families", .order = {{"began_at", true}}};
  casework::keep_to_sight(query, visit.pack, visit.actor);
  const auto with = [&](casework::Test test) { query.all_of.push_back(std::move(test)); };
  with(equals("open", std::int64_t{list != "ended"}));
  if (list == "mine")
    query.any_of = {equals("began_by", visit.actor.id.value), equals("proposed_by", visit.actor.id.value)};
  if (list == "stepped-down") {
    with(not_null("stepped_down_on"));
    with(any_of("state", {"considered", "returned"}));
  }
  if (list == "endorse") {
    with(equals("state", std::string("proposed")));
    with({"proposed_by", casework::Test::Kind::not_equal, {visit.actor.id.value}});
  }
  if (list == "register") with(not_null("endorsed_at"));
  if (list == "considered") with(is_null("endorsed_at"));
  return query;
}

bool has(const Visit& visit, std::string_view list) {
  if (list == "mine") return visit.may("begin_early_help");
  if (list == "stepped-down") return !visit.pack.early_help.step_down_outcomes.empty();
  if (list == "endorse") return visit.may("endorse_allocation");
  return list != "considered" || casework::sees_every_family(visit.pack, visit.actor);
}

// It opens on what waits for this person.
const WorkList& chosen(const Visit& visit) {
  const auto name = visit.query("view");
  for (const auto& list : lists)
    if (list.name == name && has(visit, list.name)) return list;
  for (const auto& list : lists)
    if ((list.name == "mine" || list.name == "endorse" || list.name == "stepped-down") && has(visit, list.name) &&
        visit.site.views.count(query_of(visit, list.name)) > 0)
      return list;
  return *std::ranges::find(lists, "register", &WorkList::name);
}

// --- what narrows it; kept in the address

struct Narrowing {
  std::string_view name;
  std::string_view column;
  std::string_view label;
  std::vector<Option> (*options)(const pack::Pack& pack);
};

std::vector<Option> kinds(const pack::Pack& pack) {
  return entries(pack.early_help.allocation_kinds);
}
std::vector<Option> priorities(const pack::Pack& pack) {
  return entries(pack.early_help.priorities);
}

const std::array<Narrowing, 4>& narrowings() {
  static const std::array<Narrowing, 4> all = {{{"locality", "locality", "Locality", districts},
                                                {"kind", "kind", "Service", kinds},
                                                {"agency", "lead_agency", "Lead agency", agency_options},
                                                {"priority", "priority", "Priority", priorities}}};
  return all;
}

void narrow(casework::Query& query, const Visit& visit) {
  for (const auto& one : narrowings()) {
    const auto value = visit.query(one.name);
    if (!value.empty()) query.all_of.push_back(equals(std::string(one.column), value));
  }
  if (const auto attachable = visit.query("attachable"); attachable == "yes" || attachable == "no")
    query.all_of.push_back(equals("attachable", std::int64_t{attachable == "yes"}));
  if (const auto lead = visit.query("lead"); !lead.empty())
    query.all_of.push_back({"lead_professional", casework::Test::Kind::prefix, {lead}});
}

Html narrowing_form(const Visit& visit, const WorkList& list) {
  Typing typing;
  for (const auto& one : narrowings()) typing.fields.emplace(one.name, visit.query(one.name));
  for (const auto* name : {"attachable", "lead"}) typing.fields.emplace(name, visit.query(name));
  Html choices = hidden("view", list.name);
  for (const auto& one : narrowings())
    choices += listed(typing, {.name = std::string(one.name), .label = std::string(one.label), .unchosen = "All"},
                      one.options(visit.pack));
  choices += listed(typing, {.name = "attachable", .label = "Can be attached", .unchosen = "All"},
                    {{"yes", "Yes", ""}, {"no", "No", ""}});
  choices += short_text(typing, {.name = "lead", .label = "Lead professional", .classes = "govuk-input--width-10"});
  const Html button =
      el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Apply filters"});
  const Html form = block("form", {{"method", "get"}, {"action", "/families"}, {"class", "lintel-filters"}},
                          {choices, button, link("/families?view=" + std::string(list.name), "Clear filters")});
  const bool narrowed = std::ranges::any_of(typing.fields, [](const auto& field) { return !field.second.empty(); });
  return components::details(
      {.summary = "Filter the list", .text = form, .open = narrowed, .classes = "lintel-no-print"});
}

// --- the list

std::vector<WorkList> lists_for(const Visit& visit) {
  std::vector<WorkList> theirs;
  std::ranges::copy_if(lists, std::back_inserter(theirs), [&](const WorkList& list) { return has(visit, list.name); });
  return theirs;
}

casework::FamilyState state_of(const casework::Row& row) {
  return terms::enum_from<casework::FamilyState>(row.text("state")).value_or(casework::FamilyState::considered);
}

Html dates(const casework::Row& row) {
  const auto began = terms::date_from_iso(row.text("began_on"));
  const auto ended = terms::date_from_iso(row.text("ended_on"));
  return concat(
      {began ? terms::date_words(*began) : "", ended ? remark("Ended " + terms::date_words(*ended)) : Html()});
}

TableRow row_of(const Visit& visit, const casework::Row& row) {
  const auto& pack = visit.pack;
  const Html name =
      link("/families/" + percent_encoded(row.text("reference")), row.text("title"), row.text("reference"));
  const bool allocated = !row.is_null("endorsed_at");
  return {{.text = name + remark(counted(row.number("children"), "child", "children"))},
          {.text = state_tag(state_of(row))},
          {.text = row.text("locality").empty() ? "Not known" : district_words(pack, row.text("locality"))},
          {.text = row.text("priority").empty() ? "" : priority_words(pack, row.text("priority"))},
          {.text = allocated
                       ? Html(kind_words(pack, row.text("kind"), row.text("worker_kind"))) + remark(row.text("support"))
                       : Html("Not allocated")},
          {.text = allocated ? concat({row.text("lead_professional"), remark(row.text("lead_agency_name"))}) : Html()},
          {.text = row.number("attachable") == 1 ? "Can be attached" : "No"},
          {.text = dates(row)}};
}

Html table_of(const Visit& visit, const WorkList& list) {
  auto query = query_of(visit, list.name);
  narrow(query, visit);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(row_of(visit, row));
  if (rows.empty()) return empty_list(list.empty);
  return shown_of(visit, total, "family", "families") +
         dense_table(list.words,
                     {"Family", "State", "Locality", "Priority", "Service", "Lead professional", "Attachable", "Began"},
                     std::move(rows), "Table: " + std::string(list.words)) +
         pages_of(visit, total);
}

Response list_page(const Visit& visit) {
  const auto& list = chosen(visit);
  const auto& title = visit.pack.early_help.title;
  // P-21: every view is recorded, that of a list too.
  if (!audited(visit, "listed families", {}, std::string(list.words))) return error_page(503, visit.request.id, false);
  return page_response(visit, {.title = fmt::format("{}, {}", list.words, title), .wide = true, .current = "/families"},
                       heading(title) +
                           list_links(visit, "Lists of families", "/families", lists_for(visit), list,
                                      [&](auto name) { return query_of(visit, name); }) +
                           narrowing_form(visit, list) + section("list", list.words, table_of(visit, list)));
}

std::int64_t to_propose(const Visit& visit) {
  auto query = query_of(visit, "mine");
  query.all_of.push_back(any_of("state", {std::string("considered"), std::string("returned")}));
  return visit.site.views.count(query);
}

}  // namespace

Html waiting_for(const Visit& visit) {
  if (!visit.pack.has_part("early_help") || !visit.may("see_families")) return {};
  std::vector<Html> lines;
  const auto add = [&](std::string_view list, std::int64_t count, std::string_view what) {
    if (count > 0)
      lines.push_back(link(fmt::format("/families?view={}", list), counted(count, "family", "families"), "") + " " +
                      Html(what));
  };
  if (has(visit, "endorse"))
    add("endorse", visit.site.views.count(query_of(visit, "endorse")), "to endorse the allocation of");
  if (has(visit, "stepped-down"))
    add("stepped-down", visit.site.views.count(query_of(visit, "stepped-down")),
        visit.may("propose_allocation") ? "stepped down from social care, to propose an allocation for"
                                        : "stepped down from social care, not allocated yet");
  if (has(visit, "mine")) add("mine", to_propose(visit), "to propose an allocation for");
  if (!has(visit, "endorse") && !has(visit, "mine"))
    add("register", visit.site.views.count(query_of(visit, "register")), "with early help");
  return lines.empty() ? Html() : section("early-help", visit.pack.early_help.title, bullets(lines));
}

std::vector<Route> list_routes() {
  return {{Method::get, "/families", access("see_families"), list_page}};
}

}  // namespace lintel::web::families
