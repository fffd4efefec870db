// What a call handler has before them: find the child first, then the questions in the order of a call, all on one
// page.
#include <fmt/format.h>

#include "casework/records/person.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/input.h"
#include "web/components/radios.h"
#include "web/components/table.h"
#include "web/pages/calls/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::calls {

namespace {

using namespace parts;
using components::TableRow;

constexpr std::string_view draft_id = "call-new";

// --- the search ---

Html search_form(const Visit& visit) {
  return block("form", {{"method", "get"}, {"action", "/calls/new"}, {"role", "search"}},
               {components::input({.name = "q",
                                   .label = {.text = "Find the child", .classes = "govuk-label--m"},
                                   .hint = {.text = "Name, date of birth, NHS number or postcode"},
                                   .value = visit.query("q"),
                                   .classes = "govuk-input--width-20"}),
                components::button({.text = "Search", .classes = "govuk-button--secondary"})});
}

Html services_words(const Visit& visit, std::string_view services) {
  std::string words;
  std::size_t begin = 0;
  while ((begin = services.find_first_not_of('|', begin)) != std::string_view::npos) {
    const auto end = std::min(services.find('|', begin), services.size());
    words += (words.empty() ? "" : ", ") + service_words(visit.pack, services.substr(begin, end - begin));
    begin = end;
  }
  return words.empty() ? Html("None") : el("strong", {}, {words});
}

TableRow person_row(const Visit& visit, const casework::Row& row) {
  const std::string name = row.text("given_name") + " " + row.text("family_name");
  const auto born = terms::date_from_iso(row.text("born"));
  return {{.text = link("/calls/new?person=" + percent_encoded(row.text("person")), name, "is the child of this call")},
          {.text = born ? terms::date_words(*born) : "Not known"},
          {.text = row.text("address")},
          {.text = row.text("postcode")},
          {.text = services_words(visit, row.text("open_services"))}};
}

Html search_results(const Visit& visit) {
  const auto typed = visit.query("q");
  if (typed.empty()) return {};
  auto query = people_query(typed);
  if (query.all_of.empty() && query.any_of.empty()) return empty_list("Enter at least one name, or a number.");
  query.hub = visit.site.hub;
  std::vector<TableRow> rows;
  for (const auto& row : visit.site.views.rows(query)) rows.push_back(person_row(visit, row));
  if (!audited(visit, "searched people", {}, fmt::format("{} found", rows.size())))
    return empty_list("The search could not be recorded, so nothing is shown. Try again.");
  if (rows.empty())
    return empty_list("Nobody on record fits.", "Go on with the call and write the child's details below.");
  return components::scrolling_table("People found", {.caption = "People found",
                                                      .head = {{.text = "Choose the child"},
                                                               {.text = "Born"},
                                                               {.text = "Address"},
                                                               {.text = "Postcode"},
                                                               {.text = "Open to"}},
                                                      .rows = std::move(rows),
                                                      .first_cell_is_header = true,
                                                      .classes = "lintel-table--dense"});
}

Html search(const Visit& visit) {
  return visit.may("see_people") ? search_form(visit) + search_results(visit) : Html();
}

// --- the questions ---

casework::PersonRecord chosen(const Visit& visit, const Typing& typing) {
  const auto id = typing.value("person", visit.query("person"));
  if (id.empty() || !visit.may("see_people")) return {};
  return casework::fold_person(visit.site.ledger.facts(visit.site.hub, {"person", id}));
}

Html group(std::string_view title, const Html& fields) {
  return el("h2", {{"class", "govuk-heading-m"}}, {title}) + fields;
}

std::vector<Option> level_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& level : pack.levels) options.push_back({level.id.value, level.title, level.text});
  return options;
}

Html of_a_professional(const Visit& visit, const Typing& typing) {
  return short_text(typing, {.name = "agency", .label = "Organisation"}) +
         short_text(typing, {.name = "role", .label = "Role"}) +
         one_of(typing, {.name = "level", .label = "Which level of need do they refer to?"}, level_options(visit.pack));
}

Html of_the_public(const Typing& typing) {
  return yes_or_no(typing, {.name = "named",
                            .label = "Do they give their name?",
                            .hint = "They need not. Without a name and number nobody can ring them back."}) +
         short_text(typing, {.name = "address", .label = "Address (if they give it)"}) +
         short_text(typing, {.name = "relationship", .label = "Who they are to the child"}) +
         tick(typing, {.name = "wishes_not_told", .label = "They ask that the family is not told who rang"});
}

Html caller(const Visit& visit, const Typing& typing) {
  const Html who = components::radios(
      {.name = "caller",
       .fieldset = components::Fieldset{.legend = {.text = "Who is calling?", .classes = "govuk-fieldset__legend--s"}},
       .error_message = {.text = typing.error("caller")},
       .items = {{.text = "A professional", .value = "professional", .conditional = of_a_professional(visit, typing)},
                 {.text = "A member of the public", .value = "public", .conditional = of_the_public(typing)}},
       .value = typing.value("caller")});
  return group(
      "The caller",
      who + short_text(typing, {.name = "name", .label = "Name"}) +
          short_text(typing, {.name = "phone", .label = "Telephone number", .classes = "govuk-input--width-20"}) +
          short_text(typing, {.name = "email", .label = "Email (if they have one to hand)"}));
}

std::vector<Option> service_options(const pack::Pack& pack) {
  std::vector<Option> options = {{"none", "None, or not known", ""}};
  for (const auto& service : pack.services) options.push_back({service.id, service.title, ""});
  return options;
}

std::string open_services(const Visit& visit, const casework::PersonRecord& person) {
  std::string words;
  for (const auto& service : person.open_services())
    words += (words.empty() ? "" : ", ") + service_words(visit.pack, service);
  return words;
}

Html chosen_words(const Visit& visit, const casework::PersonRecord& person) {
  if (!person.exists()) return {};
  const auto open = open_services(visit, person);
  const Html born = person.details.born ? Html(", born " + terms::date_words(*person.details.born)) : Html();
  return el("div", {{"class", "govuk-inset-text"}},
            {para({"On record: ", el("strong", {}, {person.name()}), born, ". ",
                   open.empty() ? "Open to no service." : "Open to: " + open + "."}),
             para({link("/calls/new", "It is another child")})}) +
         hidden("person", person.id().value);
}

Html child(const Visit& visit, const Typing& typing) {
  const auto person = chosen(visit, typing);
  if (person.exists()) return group("The child", chosen_words(visit, person));
  return group(
      "The child",
      short_text(typing, {.name = "child_name", .label = "Name"}) +
          day(typing,
              {.name = "child_born", .label = "Date of birth", .hint = "If they know it. For example, 27 3 2017"}) +
          short_text(typing, {.name = "child_address", .label = "Address"}) +
          one_of(typing, {.name = "open_to", .label = "Is a service working with the family?", .given = "none"},
                 service_options(visit.pack)) +
          short_text(typing, {.name = "open_team", .label = "Which team or worker (if any)"}));
}

// Whoever writes a conversation down need not be who had it.
Html answered_by(const Visit& visit, const Typing& typing) {
  const auto query = staff_at_work(visit);
  std::vector<Option> colleagues;
  for (const auto& row : visit.site.views.rows(query))
    if (row.text("staff") != visit.actor.id.value) colleagues.push_back({row.text("staff"), row.text("name"), ""});
  return listed(typing, {.name = "answered_by", .label = "Who talked with them?", .unchosen = "I did"}, colleagues);
}

Html concern(const Visit& visit, const Typing& typing) {
  const Html talked = answered_by(visit, typing) +
                      long_text(typing, {.name = "summary", .label = "What was talked about"}) +
                      long_text(typing, {.name = "advice", .label = "Advice that was given", .rows = 3});
  return group(
      "The worry",
      long_text(typing, {.name = "reason",
                         .label = "What are they worried about?",
                         .hint = "Their words first. What happened, when, and who was there."}) +
          components::radios(
              {.name = "kind",
               .fieldset = components::Fieldset{.legend = {.text = "What is this call?",
                                                           .classes = "govuk-fieldset__legend--s"}},
               .error_message = {.text = typing.error("kind")},
               .items = {{.text = "Somebody should ring them back or read it", .value = "call_back"},
                         {.text = "A conversation that has been had", .value = "conversation", .conditional = talked}},
               .value = typing.value("kind", "call_back")}) +
          one_of(typing, {.name = "asked_for", .label = "Whom do they ask for?", .given = "any"},
                 {{"any", "Nobody in particular", ""},
                  {"social_worker", "A social worker", ""},
                  {"early_help", "Early help", ""},
                  {"education_lead", "The education lead", ""}}) +
          tick(typing, {.name = "advice_wanted", .label = "They want specific advice"}) +
          tick(typing, {.name = "support_requested",
                        .label = "They want support for the family",
                        .hint = "Whether a form is then owed is shown with the call."}));
}

Response page(const Visit& visit, const Typing& typing) {
  return form_page(
      visit,
      {.title = "Take a call",
       .path = "/calls/new",
       .back = "/calls",
       .back_text = "Back to calls",
       .current = "/calls",
       .draft_id = std::string(draft_id),
       .intro = search(visit),
       .fields = child(visit, typing) + caller(visit, typing) + concern(visit, typing),
       .buttons = components::button(components::Button{.text = "Save the call", .prevent_double_click = true}),
       .wide = true,
       .empty = "/calls/new?empty=yes"},
      typing);
}

// A child just chosen does not come from the draft; everything else does.
Response new_page(const Visit& visit) {
  auto typing = visit.query("empty").empty() ? begun(visit, std::string(draft_id)) : Typing{};
  if (!visit.query("person").empty() || !visit.query("q").empty()) typing.fields.erase("person");
  return page(visit, typing);
}

casework::Doing doing(const Visit& visit) {
  return {.stream = {"call", ""}, .fields = visit.fields()};
}

Response answer(const Visit& visit, const casework::Result& result) {
  const auto* done = std::get_if<casework::Done>(&result);
  if (!done) return page(visit, again(visit, result));
  discard_draft(visit, draft_id);
  return see_other("/calls/" + percent_encoded(done->stream.key) + "?done=taken");
}

}  // namespace

std::vector<Route> new_call_routes() {
  const Access access{.right = "take_call"};
  return {{Method::get, "/calls/new", access, new_page},
          {Method::post, "/calls/new", access, Act{.verb = "take_call", .doing = doing, .answer = answer}}};
}

}  // namespace lintel::web::calls
