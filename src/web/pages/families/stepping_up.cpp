// Step-up: the family's needs are not met, and a new contact is made at once with what is known of it (P-55, P-56).
#include "base/text.h"
#include "casework/perform.h"
#include "casework/verbs/family/family_verb.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/pages/request/questions.h"
#include "web/session/draft.h"

namespace lintel::web::families {

namespace {

using namespace parts;

std::string draft_id(const Visit& visit) {
  return "family-step-up-" + visit.param("reference");
}

std::vector<Option> channels(const pack::Pack& pack) {
  const auto accepted = pack.settings.find("request_channels");
  const auto listed = base::split(accepted == pack.settings.end() ? "telephone email letter" : accepted->second, ' ');
  std::vector<Option> options;
  for (const auto& one : listed)
    if (one == "telephone" || one == "email" || one == "letter") options.push_back({one, channel_words(one), ""});
  return options;
}

// What the first contact was told stands in the form, as far as this person may see that contact.
Typing first_typing(const Shown& shown) {
  auto typing = begun(shown.visit, draft_id(shown.visit));
  if (typing.from_draft) return typing;
  const casework::StreamId stream{"contact", shown.record.begun.contact};
  const auto facts = shown.visit.site.ledger.facts(shown.visit.site.hub, stream);
  if (facts.empty() || !casework::may_see(shown.visit.pack, shown.visit.actor, stream, facts)) return typing;
  for (const auto& [question, answer] : casework::answers_taken_over(casework::fold_contact(facts)))
    typing.fields.emplace("answers." + question, answer);
  return typing;
}

Html who_says_so(const Shown& shown, const Typing& typing) {
  const auto* allocation = shown.record.allocation();
  return one_of(typing, {.name = "channel", .label = "How did you hear of it?"}, channels(shown.visit.pack)) +
         short_text(typing, {.name = "referrer_name",
                             .label = "Who works with the family?",
                             .given = allocation ? allocation->proposed.it.lead_professional : ""}) +
         short_text(typing, {.name = "referrer_agency",
                             .label = "Their organisation",
                             .given = allocation ? allocation->proposed.it.agency_name : ""}) +
         short_text(typing, {.name = "referrer_role", .label = "Their role"}) +
         short_text(typing, {.name = "referrer_phone", .label = "Their telephone number"}) +
         short_text(typing, {.name = "referrer_email", .label = "Their e-mail address"});
}

Html questions(const Visit& visit, const Typing& typing) {
  Html all;
  for (const auto& section : visit.pack.form.sections)
    if (section.kind != "children" && section.kind != "household")
      all += el("h2", {{"class", "govuk-heading-m"}}, {section.title}) +
             request::section_fields(visit, section, typing, {});
  return all;
}

Html fields(const Shown& shown, const Typing& typing) {
  return components::inset_text(
             {.text =
                  "A new contact is made at once, and waits like any other. If a child is in danger now, ring 999."}) +
         long_text(typing, {.name = "reason", .label = "Why is early help not enough?", .rows = 4}) +
         long_text(typing, {.name = "said_by_family", .label = "What does the family say to this?", .rows = 3}) +
         short_text(typing, {.name = "spoken_with", .label = "With whom of the hub did you speak?"}) +
         who_says_so(shown, typing) + questions(shown.visit, typing) + hidden("answered", "yes");
}

std::string anchor_here(const Visit& visit, std::string_view field) {
  return field.starts_with("answers.") ? request::anchor_of(visit.pack, field) : anchor(field);
}

Html form(const Shown& shown, const Typing& typing) {
  return block("form",
               {{"method", "post"},
                {"action", shown.path() + "/step-up"},
                {"novalidate", true},
                {"autocomplete", "off"},
                draft_attributes(draft_id(shown.visit))},
               {form_frame(shown.visit), fields(shown, typing),
                el("div", {{"class", "govuk-button-group"}},
                   {components::button(components::Button{.text = "Step up", .prevent_double_click = true}),
                    link(shown.path(), "Cancel")})});
}

Response page(const Shown& shown, const Typing& typing) {
  const auto& visit = shown.visit;
  return page_response(
      visit,
      {.title = "Step the family up",
       .before_content = components::back_link({.text = "Back to the family", .href = shown.path()}),
       .has_errors = typing.mistakes.any(),
       .current = "/families",
       .status = status_of(typing.mistakes)},
      mistakes_panel(visit, typing.mistakes, [&](std::string_view field) { return anchor_here(visit, field); }) +
          heading("Step the family up") +
          para({el("strong", {}, {shown.record.title()}), ", reference ", shown.record.begun.reference}) +
          el("div", {{"class", "govuk-grid-row"}},
             {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {form(shown, typing)})}));
}

casework::Doing doing(const Visit& visit) {
  auto fields = request::with_answers_of(visit.pack.form.sections, visit.fields(), visit.form);
  // An answer under one that was then changed is left out.
  const auto asked = request::answers_of(visit.pack.form.sections, fields);
  std::erase_if(fields, [&](const auto& field) {
    return field.first.starts_with("answers.") && !asked.contains(field.first.substr(8));
  });
  fields.erase("family");
  fields.emplace("family", visit.param("reference"));
  return {.stream = {"contact", ""}, .fields = std::move(fields)};
}

Response answered(const Visit& visit, const casework::Result& result) {
  const casework::StreamId family{"family", visit.param("reference")};
  if (std::holds_alternative<casework::Done>(result)) {
    discard_draft(visit, draft_id(visit));
    return see_other("/families/" + percent_encoded(family.key) + "?done=stepped-up");
  }
  const auto facts = visit.site.ledger.facts(visit.site.hub, family);
  if (facts.empty() || !casework::may_see(visit.pack, visit.actor, family, facts)) return nothing_here(visit);
  auto typing = again(visit, result);
  typing.fields = request::with_answers_of(visit.pack.form.sections, typing.fields, visit.form);
  return page(shown(visit, facts), typing);
}

}  // namespace

std::vector<Route> stepping_up_routes() {
  const auto rule = access("step_up_family", "family");
  return {{Method::get, "/families/{reference}/step-up", rule,
           [](const Visit& visit, const std::vector<casework::Fact>& facts) {
             const auto it = shown(visit, facts);
             return page(it, first_typing(it));
           }},
          {Method::post, "/families/{reference}/step-up", rule,
           Act{.verb = "step_up_family", .doing = doing, .answer = answered}}};
}

}  // namespace lintel::web::families
