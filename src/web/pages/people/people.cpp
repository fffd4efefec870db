#include <fmt/format.h>

#include <algorithm>

#include "casework/records/person.h"
#include "domain/people/people.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/pages/people/search.h"

namespace lintel::web {

namespace {

using namespace parts;
using casework::PersonRecord;
using components::TableRow;

constexpr auto current = "/people";
constexpr int contacts_shown = 200;
constexpr int neighbours_shown = 30;

std::string person_path(std::string_view id) {
  return fmt::format("/people/{}", id);
}

std::vector<std::string> several(const std::string& column) {
  std::vector<std::string> values;
  for (std::size_t at = 1; at < column.size();) {
    const auto end = column.find('|', at);
    values.push_back(column.substr(at, end - at));
    at = end + 1;
  }
  return values;
}

std::string services_words(const pack::Pack& pack, const std::string& column) {
  std::string words;
  for (const auto& service : several(column)) words += (words.empty() ? "" : ", ") + service_words(pack, service);
  return words;
}

std::string born_words(const Visit& visit, const std::string& iso) {
  const auto born = terms::date_from_iso(iso);
  return born ? fmt::format("{} ({})", terms::date_words(*born), age_words(*born, terms::london_date(visit.now)))
              : "Not known";
}

// --- search ---

people::Wanted wanted_of(const Visit& visit) {
  return {visit.query("given_name"), visit.query("family_name"), visit.query("born"), visit.query("nhs_number"),
          visit.query("postcode")};
}

Typing typing_of(const people::Wanted& wanted, std::vector<terms::Problem> problems) {
  Typing typing;
  typing.fields = {{"given_name", wanted.given_name},
                   {"family_name", wanted.family_name},
                   {"born", wanted.born},
                   {"nhs_number", wanted.nhs_number},
                   {"postcode", wanted.postcode}};
  typing.mistakes.problems = std::move(problems);
  return typing;
}

Html search_form(const Typing& typing) {
  return block(
      "form", {{"method", "get"}, {"action", current}, {"class", "lintel-filters"}},
      {short_text(typing,
                  {.name = "given_name", .label = "First name or known as", .classes = "govuk-input--width-20"}),
       short_text(typing, {.name = "family_name", .label = "Last name", .classes = "govuk-input--width-20"}),
       short_text(typing, {.name = "born",
                           .label = "Date of birth",
                           .hint = "For example, 27 3 2017",
                           .classes = "govuk-input--width-10"}),
       short_text(typing, {.name = "nhs_number", .label = "NHS number", .classes = "govuk-input--width-10"}),
       short_text(typing,
                  {.name = "postcode", .label = "Postcode or its beginning", .classes = "govuk-input--width-10"}),
       el("div", {{"class", "govuk-button-group"}},
          {el("button", {{"type", "submit"}, {"class", "govuk-button"}}, {"Search"}), link(current, "Clear")})});
}

TableRow found_row(const Visit& visit, const casework::Row& row) {
  const auto services = services_words(visit.pack, row.text("open_services"));
  return {{.text = link(person_path(row.text("person")), row.text("given_name") + " " + row.text("family_name"))},
          {.text = born_words(visit, row.text("born"))},
          {.text = row.text("address") + (row.is_null("address") || row.is_null("postcode") ? "" : ", ") +
                   row.text("postcode")},
          {.text = services.empty() ? "None" : services}};
}

Html found_part(const Visit& visit, casework::Query query) {
  query.hub = visit.site.hub;
  const auto total = visit.site.views.count(query);
  if (!audited(visit, "searched people", {}, counted(total, "person found", "people found")))
    return para({"The search could not be recorded, so nothing is shown. Try again in a moment."});
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(found_row(visit, row));
  if (rows.empty())
    return empty_list("Nobody on record fits all of this.", "Try fewer details, or only the beginning of a name.");
  return shown_of(visit, total, "person", "people") +
         dense_table("People found", {"Name", "Born", "Address", "Open to"}, std::move(rows)) + pages_of(visit, total);
}

Response search_page(const Visit& visit) {
  const auto wanted = wanted_of(visit);
  const bool asked = wanted.anything() || !visit.request.raw_query.empty();
  auto problems = asked ? people::mistakes_in(wanted) : std::vector<terms::Problem>{};
  const auto typing = typing_of(wanted, problems);
  Html content = mistakes_panel(visit, typing.mistakes) + heading("People") + search_form(typing);
  if (asked && problems.empty()) content += section("found", "Results", found_part(visit, people::query_for(wanted)));
  if (visit.may("record_person")) content += para({link("/people/new", "Put a new person on record")});
  return page_response(visit,
                       {.title = "People",
                        .has_errors = !problems.empty(),
                        .wide = true,
                        .current = current,
                        .status = problems.empty() ? 200 : 422},
                       content);
}

// --- one person ---

Html details_part(const Visit& visit, const PersonRecord& person) {
  components::SummaryList list;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) list.rows.push_back(components::summary_row(key, value));
  };
  const auto& details = person.details;
  add("Name", person.name());
  add("Known as", details.known_as);
  add("Born", details.born ? born_words(visit, terms::iso_text(*details.born)) : details.age_words);
  add("Sex", details.sex);
  add("NHS number", details.nhs_number.empty() ? "" : domain::nhs_number_words(details.nhs_number));
  add("Unique pupil number", details.upn);
  add("Address", details.address);
  add("Postcode", details.postcode);
  add("School or nursery", details.school);
  add("Ethnicity", details.ethnicity);
  add("First language", details.first_language);
  add("Religion", details.religion);
  add("Needs", details.needs);
  add("Note", details.note);
  add("Identifier", person.id().value);
  return components::summary_list(list);
}

Html involvements_part(const Visit& visit, const PersonRecord& person) {
  if (person.involvements.empty()) return empty_list("No service is or was open, as far as this hub knows.");
  std::vector<TableRow> rows;
  for (const auto& one : person.involvements) {
    Html closed = one.closed ? Html(terms::date_words(one.closed->closed_on)) : Html("Open");
    if (one.open() && visit.may("close_involvement"))
      closed += " " + link(fmt::format("{}/close-involvement?involvement={}", person_path(person.id().value),
                                       one.opened.involvement),
                           "Close", service_words(visit.pack, one.opened.service));
    rows.push_back({{.text = service_words(visit.pack, one.opened.service)},
                    {.text = team_words(visit.pack, terms::TeamId{one.opened.team})},
                    {.text = one.opened.worker},
                    {.text = one.opened.reference},
                    {.text = terms::date_words(one.opened.opened_on)},
                    {.text = closed}});
  }
  return components::scrolling_table("Services, open and closed", {.caption = "Services, open and closed",
                                                                   .caption_classes = "govuk-visually-hidden",
                                                                   .head = {{.text = "Service"},
                                                                            {.text = "Team"},
                                                                            {.text = "Worker"},
                                                                            {.text = "Reference"},
                                                                            {.text = "Opened"},
                                                                            {.text = "Closed"}},
                                                                   .rows = std::move(rows),
                                                                   .first_cell_is_header = true});
}

Html contacts_part(const Visit& visit, const PersonRecord& person) {
  const auto found = visit.site.views.rows({.hub = visit.site.hub,
                                            .table = "subjects",
                                            .all_of = {equals("person", person.id().value)},
                                            .order = {{"received_at", true}},
                                            .limit = contacts_shown});
  std::vector<std::string> contacts;
  for (const auto& row : found)
    if (row.text("record_kind") == "contact") contacts.push_back(row.text("reference"));
  const auto open_to_me = visible(visit, contacts);
  std::vector<TableRow> rows;
  for (const auto& row : found) {
    const bool call = row.text("record_kind") == "call";
    const auto reference = row.text("reference");
    const bool may_open = call ? visit.may("see_calls") : std::ranges::find(open_to_me, reference) != open_to_me.end();
    if (!call && !may_open) continue;
    const auto received = row.instant("received_at");
    rows.push_back(
        {{.text = may_open ? link((call ? "/calls/" : "/contacts/") + reference, reference) : Html(reference)},
         {.text = received ? moment(*received) : Html()},
         {.text = sentence(row.text("relation"))},
         {.text = level_words(visit.pack, terms::LevelId{row.text("level")})},
         {.text = row.is_null("outcome") ? Html(plain_words(row.text("state")))
                                         : Html(outcome_words(visit.pack, terms::OutcomeId{row.text("outcome")}))}});
  }
  if (rows.empty()) return empty_list("No contact or call is about this person.");
  return components::scrolling_table("Contacts and calls, newest first", {.caption = "Contacts and calls, newest first",
                                                                          .caption_classes = "govuk-visually-hidden",
                                                                          .head = {{.text = "Reference"},
                                                                                   {.text = "Received"},
                                                                                   {.text = "As"},
                                                                                   {.text = "Level"},
                                                                                   {.text = "Outcome or stage"}},
                                                                          .rows = std::move(rows),
                                                                          .first_cell_is_header = true,
                                                                          .classes = "lintel-table--dense"});
}

// Others at the same address: siblings are found here rather than typed again.
Html same_address_part(const Visit& visit, const PersonRecord& person) {
  const auto key = domain::postcode_key(person.details.postcode);
  if (key.empty()) return empty_list("No postcode is on record.");
  std::vector<Html> others;
  for (const auto& row :
       visit.site.views.rows({.hub = visit.site.hub,
                              .table = "people",
                              .all_of = {equals("postcode_key", key), equals("address", person.details.address)},
                              .order = {{"born"}},
                              .limit = neighbours_shown}))
    if (row.text("person") != person.id().value)
      others.push_back(
          concat({link(person_path(row.text("person")), row.text("given_name") + " " + row.text("family_name")), ", ",
                  born_words(visit, row.text("born"))}));
  return others.empty() ? empty_list("Nobody else is on record at this address.") : bullets(others);
}

Html corrections_part(const PersonRecord& person) {
  std::vector<Html> lines;
  for (const auto& one : person.corrections)
    lines.push_back(concat({moment(one.at), " ", one.by_name, ": ", plain_words(one.it.field), " was “",
                            one.it.before.empty() ? "blank" : one.it.before, "”, now “",
                            one.it.after.empty() ? "blank" : one.it.after, "”. ", one.it.reason}));
  return lines.empty() ? empty_list("Nothing was corrected.") : bullets(lines);
}

Response person_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto person = casework::fold_person(facts);
  const auto path = person_path(person.id().value);
  Html actions;
  if (visit.may("correct_person")) actions += para({link(path + "/correct", "Correct these details")});
  if (visit.may("open_involvement"))
    actions += para({link(path + "/open-involvement", "Record that a service is open")});
  return page_response(visit, {.title = person.name(), .wide = true, .current = current},
                       done_banner(visit.query("done").empty() ? "" : "Saved.") + heading(person.name()) +
                           details_part(visit, person) + actions +
                           section("contacts", "Contacts and calls", contacts_part(visit, person)) +
                           section("services", "Services", involvements_part(visit, person)) +
                           section("same-address", "At the same address", same_address_part(visit, person)) +
                           section("corrections", "Corrections", corrections_part(person)));
}

// --- forms ---

struct PersonForm {
  std::string_view slug, verb, title;
  Html (*fields)(const Visit&, const PersonRecord&, const Typing&);
};

Html details_fields(const PersonRecord& person, const Typing& typing) {
  const auto given = [&](std::string_view field) { return casework::person_field(person.details, field); };
  const auto ask = [&](const char* name, const char* label, const char* hint = "") {
    return short_text(typing, {.name = name, .label = label, .hint = hint, .given = given(name)});
  };
  return ask("given_name", "First name") + ask("family_name", "Last name") + ask("known_as", "Known as") +
         ask("born", "Date of birth", "For example, 27 3 2017") + ask("age_words", "Age, if the date is not known") +
         ask("sex", "Sex") + ask("nhs_number", "NHS number") + ask("address", "Address") + ask("postcode", "Postcode") +
         ask("school", "School or nursery") + ask("ethnicity", "Ethnicity") + ask("first_language", "First language") +
         ask("needs", "Needs");
}

Html correct_fields(const Visit&, const PersonRecord& person, const Typing& typing) {
  return details_fields(person, typing) +
         short_text(typing,
                    {.name = "reason", .label = "Why it is corrected", .hint = "What stood there before is kept."});
}

Html record_fields(const Visit&, const PersonRecord& person, const Typing& typing) {
  return one_of(typing, {.name = "kind", .label = "Child or adult"}, {{"child", "Child", ""}, {"adult", "Adult", ""}}) +
         details_fields(person, typing);
}

Html open_fields(const Visit& visit, const PersonRecord&, const Typing& typing) {
  std::vector<Option> services, teams;
  for (const auto& service : visit.pack.services) services.push_back({service.id, service.title, ""});
  for (const auto& team : visit.pack.teams) teams.push_back({team.id.value, team.title, ""});
  return one_of(typing, {.name = "service", .label = "Service"}, services) +
         listed(typing, {.name = "team", .label = "Team"}, teams) +
         short_text(typing, {.name = "worker", .label = "Worker"}) +
         short_text(typing, {.name = "reference", .label = "Its reference"}) +
         day(typing, {.name = "opened_on", .label = "Opened on", .hint = "Today if left blank"});
}

Html close_fields(const Visit& visit, const PersonRecord& person, const Typing& typing) {
  std::vector<Option> open;
  for (const auto& one : person.involvements)
    if (one.open()) open.push_back({one.opened.involvement, service_words(visit.pack, one.opened.service), ""});
  return one_of(typing, {.name = "involvement", .label = "Which service", .given = visit.query("involvement")}, open) +
         day(typing, {.name = "closed_on", .label = "Closed on", .hint = "Today if left blank"}) +
         short_text(typing, {.name = "reason", .label = "Why it closed"});
}

const PersonForm forms[] = {
    {"correct", "correct_person", "Correct details", correct_fields},
    {"open-involvement", "open_involvement", "Record that a service is open", open_fields},
    {"close-involvement", "close_involvement", "Record that a service has closed", close_fields}};

Response form_of(const Visit& visit, const PersonForm& form, const PersonRecord& person, const Typing& typing) {
  const auto path = person_path(person.id().value);
  return form_page(visit,
                   {.title = std::string(form.title),
                    .path = fmt::format("{}/{}", path, form.slug),
                    .back = path,
                    .current = current,
                    .above = para({person.name()}),
                    .fields = form.fields(visit, person, typing),
                    .version = person.version},
                   typing);
}

PersonRecord person_now(const Visit& visit) {
  return casework::fold_person(visit.site.ledger.facts(visit.site.hub, {"person", visit.param("reference")}));
}

Response answered(const Visit& visit, const casework::Result& result, const PersonForm& form) {
  if (std::holds_alternative<casework::NotFound>(result)) return nothing_here(visit);
  if (const auto* done = std::get_if<casework::Done>(&result))
    return see_other(person_path(done->stream.key) + "?done=1");
  return form_of(visit, form, person_now(visit), again(visit, result));
}

void add_form_routes(std::vector<Route>& routes, const PersonForm& form) {
  const auto pattern = fmt::format("/people/{{reference}}/{}", form.slug);
  const Access access{.right = std::string(form.verb), .record_kind = "person"};
  routes.push_back(
      {Method::get, pattern, access, RecordPage([&form](const Visit& visit, const std::vector<casework::Fact>& facts) {
         return form_of(visit, form, casework::fold_person(facts), {});
       })});
  routes.push_back(
      {Method::post, pattern, access,
       Act{std::string(form.verb),
           [](const Visit& visit) {
             return casework::Doing{.stream = {"person", visit.param("reference")}, .fields = visit.fields()};
           },
           [&form](const Visit& visit, const casework::Result& result) { return answered(visit, result, form); }}});
}

Response new_page(const Visit& visit, const Typing& typing) {
  return form_page(visit,
                   {.title = "Put a new person on record",
                    .path = "/people/new",
                    .back = current,
                    .back_text = "Back to people",
                    .current = current,
                    .fields = record_fields(visit, {}, typing)},
                   typing);
}

}  // namespace

std::vector<Route> people_routes() {
  const Access recording{.right = "record_person"};
  std::vector<Route> routes = {
      {Method::get, "/people", {.right = "see_people"}, search_page},
      {Method::get, "/people/new", recording, Page([](const Visit& visit) { return new_page(visit, {}); })},
      {Method::post, "/people/new", recording,
       Act{"record_person",
           [](const Visit& visit) { return casework::Doing{.stream = {"person", ""}, .fields = visit.fields()}; },
           [](const Visit& visit, const casework::Result& result) {
             if (const auto* done = std::get_if<casework::Done>(&result))
               return see_other(person_path(done->stream.key) + "?done=1");
             return new_page(visit, again(visit, result));
           }}},
      {Method::get, "/people/{reference}", {.right = "see_people", .record_kind = "person"}, RecordPage(person_page)},
  };
  for (const auto& form : forms) add_form_routes(routes, form);
  return routes;
}

}  // namespace lintel::web
