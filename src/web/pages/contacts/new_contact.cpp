// A contact that staff take down: somebody rings, writes, or sends a form by e-mail. All on one page, in the order of a
// call.
#include <fmt/format.h>

#include <algorithm>

#include "web/components/button.h"
#include "web/components/details.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/pages/request/questions.h"
#include "web/session/draft.h"
#include "base/text.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

constexpr std::string_view draft_id = "contact-new";
constexpr int people_at_most = 6;  // of each list on this page; more are added to the record

Html group(std::string_view title, const Html& fields) {
  return el("h2", {{"class", "govuk-heading-m"}}, {title}) + fields;
}

// Those that only staff take, as far as the hub accepts them.
std::vector<Option> channels(const pack::Pack& pack) {
  const auto accepted = pack.settings.find("request_channels");
  const auto listed = base::split(accepted == pack.settings.end() ? "telephone email letter" : accepted->second, ' ');
  std::vector<Option> options;
  for (const auto& one : listed)
    if (one == "telephone" || one == "email" || one == "letter") options.push_back({one, channel_words(one), ""});
  return options;
}

Html how_it_came(const Visit& visit, const Typing& typing) {
  return group("How it came",
               one_of(typing, {.name = "channel", .label = "How did the contact come?"}, channels(visit.pack)) +
                   day_and_time(typing, {.name = "received_at",
                                         .label = "When was it received?",
                                         .hint = "Leave it blank if it is being made now."}));
}

// A member of the public need not say who they are; what they say is kept where few may open it.
Html who_makes_it(const Typing& typing) {
  return group("Who makes it",
               one_of(typing, {.name = "referrer_kind", .label = "Who makes the contact?"},
                      {{"professional", "A professional", ""},
                       {"public", "A member of the public", "Their name may stay blank. It is kept apart."},
                       {"self", "The young person or a parent", ""},
                       {"other_authority", "Another authority", ""},
                       {"court", "A court", ""}}) +
                   short_text(typing, {.name = "referrer_name", .label = "Name"}) +
                   short_text(typing, {.name = "referrer_agency", .label = "Organisation (of a professional)"}) +
                   short_text(typing, {.name = "referrer_role", .label = "Role (of a professional)"}) +
                   short_text(typing, {.name = "referrer_phone", .label = "Telephone number"}) +
                   short_text(typing, {.name = "referrer_email", .label = "E-mail address"}) +
                   short_text(typing, {.name = "referrer_relationship", .label = "How they know the family"}));
}

Html person(const Typing& typing, const std::string& prefix, bool child) {
  const auto field = [&](const char* name, const char* label) {
    return short_text(typing, {.name = prefix + name, .label = label});
  };
  Html fields = field("given_name", "First names") + field("family_name", "Family name") +
                day(typing, {.name = prefix + "born", .label = "Date of birth", .hint = "For example, 27 3 2017"}) +
                field("age_words", "Age, if the date of birth is not known") + field("sex", "Gender");
  if (child)
    return fields + field("address", "Address") + field("postcode", "Postcode") + field("school", "School or nursery") +
           field("ethnicity", "Ethnicity") + field("first_language", "First language") +
           field("needs", "Additional needs, and how the child communicates") + field("nhs_number", "NHS number");
  return field("relation", "Who they are to the children") + fields + field("ethnicity", "Ethnicity") +
         field("first_language", "First language") +
         tick(typing, {.name = prefix + "parental_responsibility", .label = "They have parental responsibility"});
}

bool anything_typed(const Typing& typing, const std::string& prefix) {
  return std::ranges::any_of(
      typing.fields, [&](const auto& field) { return field.first.starts_with(prefix) && !field.second.empty(); });
}

Html people(const Typing& typing, const std::string& list, bool child, std::string_view one) {
  Html all;
  for (int number = 1; number <= people_at_most; ++number) {
    const auto prefix = fmt::format("{}.{}.", list, number);
    const Html fields = person(typing, prefix, child);
    if (number == 1 && child) {
      all += fields;
      continue;
    }
    all += components::details({.summary = fmt::format("{} {}", number == 1 ? "A" : "Another", one),
                                .text = fields,
                                .open = anything_typed(typing, prefix)});
  }
  return all;
}

Html questions(const Visit& visit, const Typing& typing) {
  Html all;
  for (const auto& section : visit.pack.form.sections) {
    if (section.kind == "children")
      all += group(section.title, para({section.intro}) + people(typing, "children", true, "child"));
    else if (section.kind == "household")
      all += group(section.title, para({section.intro}) + people(typing, "household", false, "person"));
    else
      all += group(section.title, request::section_fields(visit, section, typing, {}));
  }
  return all;
}

std::string anchor_here(const Visit& visit, std::string_view field) {
  return field.starts_with("answers.") ? request::anchor_of(visit.pack, field) : anchor(field);
}

Response page(const Visit& visit, const Typing& typing) {
  return form_page(
      visit,
      {.title = "Take a contact",
       .path = "/contacts/new",
       .back = "/worklist",
       .back_text = "Back to my work",
       .current = "/worklist",
       .draft_id = std::string(draft_id),
       .fields = how_it_came(visit, typing) + who_makes_it(typing) + questions(visit, typing),
       .buttons = components::button(components::Button{.text = "Save the contact", .prevent_double_click = true}),
       .wide = true,
       .empty = "/contacts/new?empty=yes",
       .anchors = [&visit](std::string_view field) { return anchor_here(visit, field); }},
      typing);
}

Typing first_typing(const Visit& visit) {
  return visit.query("empty").empty() ? begun(visit, std::string(draft_id)) : Typing{};
}

terms::Fields typed_fields(const Visit& visit) {
  return request::with_answers_of(visit.pack.form.sections, visit.fields(), visit.form);
}

// Only what is asked of this person: an answer under one that was then changed is left out.
casework::Doing doing(const Visit& visit) {
  auto fields = typed_fields(visit);
  const auto asked = request::answers_of(visit.pack.form.sections, fields);
  std::erase_if(fields, [&](const auto& field) {
    return field.first.starts_with("answers.") && !asked.contains(field.first.substr(8));
  });
  return {.stream = {"contact", ""}, .fields = std::move(fields)};
}

Response answer(const Visit& visit, const casework::Result& result) {
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    discard_draft(visit, draft_id);
    return see_other("/contacts/" + percent_encoded(done->stream.key) + "?done=taken");
  }
  auto typing = again(visit, result);
  typing.fields = typed_fields(visit);
  return page(visit, typing);
}

}  // namespace

std::vector<Route> new_contact_routes() {
  const Access access{.right = "take_contact"};
  return {{Method::get, "/contacts/new", access, [](const Visit& visit) { return page(visit, first_typing(visit)); }},
          {Method::post, "/contacts/new", access, Act{.verb = "take_contact", .doing = doing, .answer = answer}}};
}

}  // namespace lintel::web::contacts
