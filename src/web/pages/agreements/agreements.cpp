// The register of sharing agreements: one line for each agency, and what was signed before (P-17).
#include "base/text.h"
#include "casework/records/agreement.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/pages.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web {

namespace {

using namespace parts;
using components::TableRow;

Access access(std::string right) {
  return {.right = std::move(right), .part = "sharing_agreements"};
}

const pack::Agency* agency_of(const Visit& visit) {
  return visit.pack.agency(terms::AgencyId{visit.param("agency")});
}

std::vector<casework::Fact> facts_of(const Visit& visit, const pack::Agency& agency) {
  return visit.site.ledger.facts(visit.site.hub, casework::agreement_stream(agency.id));
}

std::string path_of(const pack::Agency& agency) {
  return "/agreements/" + percent_encoded(agency.id.value);
}

Html standing(const Visit& visit, const pack::Agency& agency, const casework::AgreementRecord& record) {
  if (!visit.pack.sharing_agreements.needs(agency.id)) return "None is needed";
  const auto warning = casework::agreement_warning(record, agency, visit.pack, terms::london_date(visit.now));
  if (warning.empty()) return components::tag({.text = "In force", .classes = "govuk-tag--green"});
  return concat({components::tag({.text = record.in_force() ? "Out of date" : "Missing", .classes = "govuk-tag--red"}),
                 remark(warning)});
}

TableRow agency_row(const Visit& visit, const pack::Agency& agency) {
  const auto record = casework::fold_agreement(facts_of(visit, agency));
  const auto* it = record.in_force();
  return {{.text = link(path_of(agency), agency.title)},        {.text = standing(visit, agency, record)},
          {.text = it ? terms::date_words(it->signed_on) : ""}, {.text = it ? it->version : ""},
          {.text = it ? terms::date_words(it->review_by) : ""}, {.text = it ? it->document : ""}};
}

// Somebody who may look and not record is told who does.
Html who_records(const pack::Pack& pack) {
  std::vector<std::string> titles;
  for (const auto& role : pack.roles)
    if (role.may.contains("record_agreement")) titles.push_back(role.title);
  return titles.empty() ? Html() : para({"Recorded by: ", base::joined(titles, ", "), "."});
}

Response register_page(const Visit& visit) {
  const auto& part = visit.pack.sharing_agreements;
  std::vector<TableRow> rows;
  for (const auto& agency : visit.pack.agencies) rows.push_back(agency_row(visit, agency));
  return page_response(
      visit, {.title = part.title, .wide = true, .current = "/agreements"},
      heading(part.title) +
          (visit.may("record_agreement") ? para({"Open an agency to record what it signed."})
                                         : who_records(visit.pack)) +
          dense_table("Agencies", {"Agency", "Standing", "Signed", "Version", "Review by", "Where it is kept"},
                      std::move(rows), "Table: Agencies") +
          para({"Source: ", part.source}));
}

// --- one agency

Html history(const casework::AgreementRecord& record) {
  std::vector<TableRow> rows;
  for (auto one = record.all.rbegin(); one != record.all.rend(); ++one)
    rows.push_back({{.text = terms::date_words(one->it.signed_on)},
                    {.text = one->it.version},
                    {.text = terms::date_words(one->it.review_by)},
                    {.text = one->it.document},
                    {.text = one->by_name}});
  const Html ended = record.ended ? para({"Ended on ", terms::date_words(record.ended->it.ended_on), ": ",
                                          record.ended->it.reason, " (", record.ended->by_name, ")"})
                                  : Html();
  return rows.empty() ? empty_list("Nothing was signed yet.")
                      : ended + dense_table("What was signed",
                                            {"Signed", "Version", "Review by", "Where it is kept", "Recorded by"},
                                            std::move(rows), "Table: What was signed");
}

Html what_can_be_done(const Visit& visit, const pack::Agency& agency, const casework::AgreementRecord& record) {
  std::vector<Html> links;
  if (visit.may("record_agreement")) links.push_back(link(path_of(agency) + "/record", "Record an agreement"));
  if (visit.may("end_agreement") && record.in_force())
    links.push_back(link(path_of(agency) + "/end", "End the agreement"));
  return links.empty() ? Html() : el("div", {{"class", "lintel-no-print"}}, {bullets(links)});
}

Response agency_page(const Visit& visit) {
  const auto* agency = agency_of(visit);
  if (!agency) return nothing_here(visit);
  const auto record = casework::fold_agreement(facts_of(visit, *agency));
  const auto done = visit.query("done");
  return page_response(
      visit,
      {.title = agency->title + ", " + visit.pack.sharing_agreements.title,
       .before_content = components::back_link({.text = "Back to the register", .href = "/agreements"}),
       .wide = true,
       .current = "/agreements"},
      done_banner(done == "record" ? "The agreement is recorded."
                  : done == "end"  ? "The agreement is ended."
                                   : "") +
          heading(agency->title) + para({standing(visit, *agency, record)}) + what_can_be_done(visit, *agency, record) +
          section("history", "What was signed", history(record)));
}

// --- what is done

struct Form {
  std::string_view slug;
  std::string_view verb;
  std::string_view title;
  Html (*fields)(const Typing& typing);
};

Html record_fields(const Typing& typing) {
  return day(typing, {.name = "signed_on", .label = "When did the agency sign it?"}) +
         short_text(typing, {.name = "edition", .label = "Which version?", .classes = "govuk-input--width-10"}) +
         day(typing, {.name = "review_by", .label = "By when is it reviewed?"}) +
         short_text(typing, {.name = "document", .label = "Where is the signed agreement kept?"});
}

Html end_fields(const Typing& typing) {
  return day(typing, {.name = "ended_on", .label = "When did it end?"}) +
         long_text(typing, {.name = "reason", .label = "Why?", .rows = 2});
}

const std::vector<Form>& forms() {
  static const std::vector<Form> all = {{"record", "record_agreement", "Record an agreement", record_fields},
                                        {"end", "end_agreement", "End the agreement", end_fields}};
  return all;
}

std::string draft_id(const Visit& visit, const Form& form) {
  return "agreement-" + std::string(form.slug) + "-" + visit.param("agency");
}

Response show(const Visit& visit, const Form& form, const Typing& typing) {
  const auto* agency = agency_of(visit);
  if (!agency) return nothing_here(visit);
  return form_page(visit,
                   {.title = std::string(form.title),
                    .path = path_of(*agency) + "/" + std::string(form.slug),
                    .back = path_of(*agency),
                    .back_text = "Back to the agency",
                    .current = "/agreements",
                    .draft_id = draft_id(visit, form),
                    .above = para({el("strong", {}, {agency->title})}),
                    .fields = form.fields(typing)},
                   typing);
}

Response answered(const Visit& visit, const casework::Result& result, const Form& form) {
  if (!std::holds_alternative<casework::Done>(result)) return show(visit, form, again(visit, result));
  discard_draft(visit, draft_id(visit, form));
  return see_other("/agreements/" + percent_encoded(visit.param("agency")) + "?done=" + std::string(form.slug));
}

casework::Doing doing(const Visit& visit) {
  return {.stream = {"agreement", visit.param("agency")}, .fields = visit.fields()};
}

}  // namespace

std::vector<Route> agreement_routes() {
  std::vector<Route> routes = {{Method::get, "/agreements", access("see_agreements"), register_page},
                               {Method::get, "/agreements/{agency}", access("see_agreements"), agency_page}};
  for (const auto& form : forms()) {
    const auto pattern = "/agreements/{agency}/" + std::string(form.slug);
    routes.push_back({Method::get, pattern, access(std::string(form.verb)), Page([&form](const Visit& visit) {
                        return show(visit, form, begun(visit, draft_id(visit, form)));
                      })});
    routes.push_back({Method::post, pattern, access(std::string(form.verb)),
                      Act{.verb = std::string(form.verb),
                          .doing = doing,
                          .answer = [&form](const Visit& visit, const casework::Result& result) {
                            return answered(visit, result, form);
                          }}});
  }
  return routes;
}

}  // namespace lintel::web
