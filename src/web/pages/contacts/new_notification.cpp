// A police notification that staff type in, from the secure mailbox or the telephone: all on one page, in the order in
// which the police write it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "casework/verbs/contact/receive_notification.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/details.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

constexpr std::string_view draft_id = "notification-new";
constexpr int children_open = 3;  // shown at once; the others unfold

Html group(std::string_view title, const Html& fields) {
  return el("h2", {{"class", "govuk-heading-m"}}, {title}) + fields;
}

Html incident(const Typing& typing) {
  return one_of(typing, {.name = "channel", .label = "How did it come?", .given = "email"},
                {{"email", "Secure mailbox", ""}, {"telephone", "Telephone", ""}}) +
         day_and_time(typing, {.name = "received_at",
                               .label = "When did it come?",
                               .hint = "When it lay in the mailbox. Leave it blank if it came just now."}) +
         short_text(typing,
                    {.name = "police_reference", .label = "Police reference", .classes = "govuk-input--width-20"}) +
         day_and_time(
             typing,
             {.name = "incident_at", .label = "When did it happen?", .hint = "For example, 27 3 2026 and 21:40"}) +
         short_text(typing, {.name = "incident_place", .label = "Where did it happen?"}) +
         short_text(typing, {.name = "incident", .label = "What happened, in a few words"}) +
         one_of(typing, {.name = "grade", .label = "Grade of the risk", .classes = "govuk-radios--inline"},
                {{"standard", "Standard", ""}, {"medium", "Medium", ""}, {"high", "High", ""}}) +
         yes_or_no(typing, {.name = "domestic_abuse", .label = "Is it about domestic abuse?"}) +
         yes_or_no(typing, {.name = "crime_risk", .label = "Was a child, or may a child become, involved in crime?"}) +
         yes_or_no(typing, {.name = "marac", .label = "Does it go to MARAC?"});
}

Html child(const Typing& typing, const std::string& prefix) {
  const auto field = [&](const char* name, const char* label, const char* hint = "") {
    return short_text(typing, {.name = prefix + name, .label = label, .hint = hint});
  };
  return field("given_name", "First names") + field("family_name", "Family name") +
         day(typing, {.name = prefix + "born", .label = "Date of birth", .hint = "For example, 27 3 2017"}) +
         field("address", "Address") + field("postcode", "Postcode") +
         field("school", "School", "Its name, or: not known, home educated, not at school");
}

bool anything_typed(const Typing& typing, const std::string& prefix) {
  return std::ranges::any_of(
      typing.fields, [&](const auto& field) { return field.first.starts_with(prefix) && !field.second.empty(); });
}

Html children(const Typing& typing) {
  Html all;
  for (int number = 1; number <= casework::children_of_notification; ++number) {
    const auto prefix = fmt::format("children.{}.", number);
    const auto title = fmt::format("Child {}", number);
    if (number <= children_open)
      all += el("h3", {{"class", "govuk-heading-s"}}, {title}) + child(typing, prefix);
    else
      all += components::details(
          {.summary = title, .text = child(typing, prefix), .open = anything_typed(typing, prefix)});
  }
  return all;
}

Html adults(const Typing& typing) {
  const auto field = [&](const char* name, const char* label) {
    return short_text(typing, {.name = name, .label = label});
  };
  return el("h3", {{"class", "govuk-heading-s"}}, {"Victim"}) + field("victim_given_name", "Victim: first names") +
         field("victim_family_name", "Victim: family name") +
         day(typing, {.name = "victim_born", .label = "Victim: date of birth"}) +
         field("victim_address", "Victim: address") +
         el("h3", {{"class", "govuk-heading-s"}}, {"Alleged perpetrator"}) +
         field("perpetrator_given_name", "Alleged perpetrator: first names") +
         field("perpetrator_family_name", "Alleged perpetrator: family name") +
         day(typing, {.name = "perpetrator_born", .label = "Alleged perpetrator: date of birth"});
}

Html officer(const Typing& typing) {
  return short_text(typing, {.name = "officer", .label = "Name of the officer"}) +
         short_text(typing, {.name = "officer_number", .label = "Number", .classes = "govuk-input--width-10"}) +
         short_text(typing, {.name = "officer_unit", .label = "Unit"});
}

Html form(const Visit& visit, const Typing& typing) {
  return block(
      "form",
      {{"method", "post"},
       {"action", "/notifications/new"},
       {"novalidate", true},
       {"autocomplete", "off"},
       draft_attributes(draft_id)},
      {form_frame(visit), group("The incident", incident(typing)), group("The children", children(typing)),
       group("The adults", adults(typing)), group("The officer", officer(typing)),
       group("What the police write", long_text(typing, {.name = "narrative", .label = "Narrative", .rows = 10})),
       el("div", {{"class", "govuk-button-group"}},
          {components::button(components::Button{.text = "Save the notification", .prevent_double_click = true}),
           link("/worklist", "Cancel")})});
}

Response page(const Visit& visit, const Typing& typing) {
  const auto title = "Take down: " + visit.pack.notifications.title;
  return page_response(visit,
                       {.title = title,
                        .before_content = components::back_link({.text = "Back to my work", .href = "/worklist"}),
                        .has_errors = typing.mistakes.any(),
                        .wide = true,
                        .current = "/worklist",
                        .status = status_of(typing.mistakes)},
                       mistakes_panel(visit, typing.mistakes, [](std::string_view field) { return anchor(field); }) +
                           heading(title) +
                           el("div", {{"class", "govuk-grid-row"}},
                              {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {form(visit, typing)})}));
}

// Children whose places nobody left blank between them, so that what is said of the third is said of the third.
terms::Fields children_in_turn(const terms::Fields& fields) {
  constexpr std::string_view prefix = "children.";
  std::map<int, int> places;
  for (const auto& [name, value] : fields)
    if (name.starts_with(prefix) && !value.empty()) places.emplace(std::atoi(name.c_str() + prefix.size()), 0);
  int next = 0;
  for (auto& [was, place] : places) place = ++next;
  terms::Fields in_turn;
  for (const auto& [name, value] : fields) {
    const auto place = name.starts_with(prefix) ? places.find(std::atoi(name.c_str() + prefix.size())) : places.end();
    if (!name.starts_with(prefix))
      in_turn.emplace(name, value);
    else if (place != places.end())
      in_turn.emplace(fmt::format("{}{}{}", prefix, place->second, name.substr(name.find('.', prefix.size()))), value);
  }
  return in_turn;
}

casework::Doing doing(const Visit& visit) {
  return {.stream = {"contact", ""}, .fields = children_in_turn(visit.fields())};
}

Response answer(const Visit& visit, const casework::Result& result) {
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    discard_draft(visit, draft_id);
    return see_other("/contacts/" + percent_encoded(done->stream.key) + "?done=notification");
  }
  auto typing = again(visit, result);
  typing.fields = children_in_turn(typing.fields);
  return page(visit, typing);
}

}  // namespace

std::vector<Route> notification_routes() {
  const Access access{.right = "take_notification", .part = "notifications"};
  return {
      {Method::get, "/notifications/new", access,
       [](const Visit& visit) { return page(visit, begun(visit, std::string(draft_id))); }},
      {Method::post, "/notifications/new", access, Act{.verb = "take_notification", .doing = doing, .answer = answer}},
  };
}

}  // namespace lintel::web::contacts
