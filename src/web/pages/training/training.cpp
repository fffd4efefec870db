// Training of agencies, beside the findings that it answers (P-82).
#include "casework/records/training.h"
#include "terms/london.h"
#include "web/components/checkboxes.h"
#include "web/components/table.h"
#include "web/pages/pages.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web {

namespace {

using namespace parts;
using components::TableRow;

Access access(std::string right, std::string record_kind = "") {
  return {.right = std::move(right), .record_kind = std::move(record_kind), .part = "training"};
}

casework::Query query_of(const Visit& visit) {
  casework::Query query{.hub = visit.site.hub, .table = "trainings", .order = {{"held_on", true}}};
  query.all_of.push_back(equals("open", std::int64_t{1}));
  if (const auto agency = visit.query("agency"); !agency.empty())
    query.all_of.push_back({"agencies", casework::Test::Kind::contains, {agency}});
  return query;
}

TableRow training_row(const Visit& visit, const casework::Row& row) {
  const auto held = terms::date_from_iso(row.text("held_on"));
  const auto to = "/training/" + percent_encoded(row.text("reference")) + "/withdraw";
  return {{.text = concat({row.text("topic"), remark(row.text("given_by"))})},
          {.text = held ? terms::date_words(*held) : ""},
          {.text = row.text("agency_names")},
          {.text = row.text("finding")},
          {.text = visit.may("withdraw_training") ? link(to, "Withdraw", row.text("topic"))
                                                  : Html(row.text("recorded_by"))}};
}

Html narrowing(const Visit& visit) {
  Typing typing;
  typing.fields.emplace("agency", visit.query("agency"));
  const Html button =
      el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Apply filters"});
  return block(
      "form", {{"method", "get"}, {"action", "/training"}, {"class", "lintel-filters lintel-no-print"}},
      {listed(typing, {.name = "agency", .label = "Agency", .unchosen = "All"}, agency_options(visit.pack)), button});
}

Html table_of(const Visit& visit) {
  auto query = query_of(visit);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(training_row(visit, row));
  if (rows.empty()) return empty_list("No training is recorded.");
  return shown_of(visit, total, "training", "trainings") +
         dense_table("Training", {"Training", "Day", "For", "The finding that it answers", "Recorded"}, std::move(rows),
                     "Table: Training") +
         pages_of(visit, total);
}

std::string done_words(std::string_view done) {
  if (done == "recorded") return "The training is recorded.";
  return done == "withdrawn" ? "The training is withdrawn." : "";
}

Response list_page(const Visit& visit) {
  const auto& part = visit.pack.training;
  const Html findings = visit.may("see_reports") ? para({link("/reports", "Findings, among the reports")}) : Html();
  const Html record = visit.may("record_training") ? para({link("/training/new", "Record training")}) : Html();
  return page_response(visit, {.title = part.title, .wide = true, .current = "/training"},
                       done_banner(done_words(visit.query("done"))) + heading(part.title) + findings + record +
                           narrowing(visit) + table_of(visit) + para({"Source: ", part.source}));
}

// --- recording

constexpr auto draft_id = "training-new";

Html agencies_asked(const Visit& visit, const Typing& typing) {
  components::Checkboxes boxes{.name = "agencies",
                               .fieldset = components::Fieldset{.legend = {.text = "Which agencies was it for?",
                                                                           .classes = "govuk-fieldset__legend--s"}},
                               .error_message = {.text = typing.error("agencies")},
                               .values = terms::field_list(typing.fields, "agencies")};
  for (const auto& one : visit.pack.agencies) boxes.items.push_back({.text = one.title, .value = one.id.value});
  return components::checkboxes(boxes);
}

Response show_new(const Visit& visit, const Typing& typing) {
  return form_page(
      visit,
      {.title = "Record training",
       .path = "/training/new",
       .back = "/training",
       .back_text = "Back to training",
       .current = "/training",
       .draft_id = draft_id,
       .intro = para({"It is about no case: write nothing that tells a child or a family apart."}),
       .fields = short_text(typing, {.name = "topic", .label = "What was it about?"}) +
                 day(typing, {.name = "held_on", .label = "On which day?"}) + agencies_asked(visit, typing) +
                 long_text(typing, {.name = "finding",
                                    .label = "Which finding does it answer?",
                                    .hint = "Such as: consent of a third of the contacts was verbal only.",
                                    .rows = 3}) +
                 short_text(typing, {.name = "given_by", .label = "Who gave it? (optional)"})},
      typing);
}

Response recorded(const Visit& visit, const casework::Result& result) {
  if (!std::holds_alternative<casework::Done>(result)) return show_new(visit, again(visit, result));
  discard_draft(visit, draft_id);
  return see_other("/training?done=recorded");
}

Response show_withdraw(const Visit& visit, const std::vector<casework::Fact>& facts, const Typing& typing) {
  const auto record = casework::fold_training(facts);
  return form_page(visit,
                   {.title = "Withdraw training",
                    .path = "/training/" + percent_encoded(visit.param("reference")) + "/withdraw",
                    .back = "/training",
                    .back_text = "Back to training",
                    .current = "/training",
                    .above = para({el("strong", {}, {record.recorded_as.it.topic}), ", ",
                                   terms::date_words(record.recorded_as.it.held_on)}),
                    .fields = long_text(typing, {.name = "reason", .label = "Why does it not count?", .rows = 2}),
                    .version = record.version},
                   typing);
}

Response withdrawn(const Visit& visit, const casework::Result& result) {
  if (std::holds_alternative<casework::Done>(result)) return see_other("/training?done=withdrawn");
  const casework::StreamId stream{"training", visit.param("reference")};
  return show_withdraw(visit, visit.site.ledger.facts(visit.site.hub, stream), again(visit, result));
}

}  // namespace

std::vector<Route> training_routes() {
  std::vector<Route> routes = {
      {Method::get, "/training", access("see_training"), list_page},
      {Method::get, "/training/new", access("record_training"),
       Page([](const Visit& visit) { return show_new(visit, begun(visit, draft_id)); })},
      {Method::post, "/training/new", access("record_training"),
       Act{.verb = "record_training",
           .doing =
               [](const Visit& visit) { return casework::Doing{.stream = {"training", ""}, .fields = visit.fields()}; },
           .answer = recorded}}};
  add_form(routes, {.pattern = "/training/{reference}/withdraw",
                    .access = access("withdraw_training", "training"),
                    .verb = "withdraw_training",
                    .show = [](const Visit& visit,
                               const std::vector<casework::Fact>& facts) { return show_withdraw(visit, facts, {}); },
                    .answer = withdrawn});
  return routes;
}

}  // namespace lintel::web
