// Responses to whoever asked, and information requests.
#include <algorithm>

#include "pack/condition.h"
#include "terms/london.h"
#include "web/components/warning_text.h"
#include "casework/verbs/obligations.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

bool is_information_request(const Shown& shown) {
  return shown.record.is_information_request();
}

bool waits_for_answer(const Shown& shown) {
  const auto& record = shown.record;
  return record.information_screening && record.information_screening->it.decision == "answer" &&
         !record.information_answer;
}

std::string audience_of(const Shown& shown, const Typing& typing) {
  const auto asked = typing.value("audience", shown.visit.query("audience"));
  if (!asked.empty()) return asked;
  return shown.record.received.referrer.professional() ? "professional" : "public";
}

bool for_this_contact(const Shown& shown, std::string_view audience) {
  const bool professional = shown.record.received.referrer.professional();
  if (audience == "professional") return professional;
  return audience != "public" || !professional;
}

Html late_warning(const Shown& shown, std::string_view audience) {
  const auto* owed = shown.record.obligations.open_of_kind(casework::met_by_response(audience));
  if (!owed || !owed->late_at(shown.clock())) return {};
  return components::warning_text({.text = "This response was due by " + terms::time_words(*owed->owed.due_at) +
                                           ". Send it now: it is reported as late, and nothing else is held up."});
}

// What the pack says of the outcome is written to be told; the plan was agreed with the family.
std::string given_part(const Shown& shown, std::string_view part) {
  const auto& record = shown.record;
  if (part == "plan") return record.screening ? record.screening->it.plan : "";
  if (part != "outcome" || !record.outcome) return "";
  const auto* outcome = shown.pack.outcome(record.outcome->it.outcome);
  if (!outcome) return "";
  return outcome->told + (outcome->agency_self_refers.empty() ? "" : " " + outcome->agency_self_refers);
}

Html part_field(const Shown& shown, const Typing& typing, const pack::ResponsePart& part,
                const pack::Attributes& known) {
  const bool mandatory = part.mandatory_when.all_of.empty() ? part.mandatory : pack::holds(part.mandatory_when, known);
  return long_text(typing, {.name = "parts." + part.id,
                            .label = part.title + (mandatory ? "" : " (if there is any)"),
                            .hint = part.hint,
                            .given = given_part(shown, part.id)});
}

Html address_field(const Shown& shown, const Typing& typing, std::string_view audience) {
  if (audience == "public")
    return para({"Where to reach them is kept apart, because it says who they are",
                 shown.visit.may("see_protected_referrer")
                     ? concat({": ", link(shown.path() + "/referrer", "Who referred (protected)")})
                     : Html(),
                 "."});
  const auto& referrer = shown.record.received.referrer;
  const std::string given = audience == "professional" ? referrer.email : "";
  const std::string phone =
      audience == "professional" && !referrer.phone.empty() ? " Their telephone number is " + referrer.phone + "." : "";
  return short_text(typing, {.name = "to",
                             .label = "Where it goes",
                             .hint = "An email or postal address, or a telephone number." + phone,
                             .given = given});
}

// As it will be sent: with the reference in its place.
std::string opening_of(const pack::ResponseTemplate& response, const Shown& shown) {
  constexpr std::string_view place = "{reference}";
  std::string words = response.opening;
  if (const auto at = words.find(place); at != std::string::npos)
    words.replace(at, place.size(), shown.record.received.reference);
  return words;
}

Html response_fields(const Shown& shown, const Typing& typing) {
  const auto audience = audience_of(shown, typing);
  const auto* response = shown.pack.response_for(audience);
  if (!response || !for_this_contact(shown, audience))
    return hidden("audience", audience) + empty_list("The hub has no response of this kind for this contact.");
  Html fields =
      hidden("audience", audience) + late_warning(shown, audience) +
      para({response->opening.empty() ? response->title : response->title + ": " + opening_of(*response, shown)});
  const auto known = attributes_of(shown);
  for (const auto& part : response->parts) fields += part_field(shown, typing, part, known);
  std::vector<Option> channels;
  for (const auto& channel : response->channels) channels.push_back({channel, channel_words(channel), ""});
  return fields + one_of(typing, {.name = "channel", .label = "How it goes"}, channels) +
         address_field(shown, typing, audience) +
         long_text(typing, {.name = "note",
                            .label = "Note of the telephone call",
                            .hint = "Only when you told them on the telephone.",
                            .rows = 3});
}

Html response_intro(const Shown& shown) {
  std::vector<Html> links;
  for (const auto& response : shown.pack.responses)
    if (for_this_contact(shown, response.audience))
      links.push_back(link(shown.path() + "/response?audience=" + percent_encoded(response.audience),
                           audience_words(response.audience)));
  if (links.size() < 2) return {};
  return para({"Who is told:"}) + bullets(links) +
         el("p", {{"class", "govuk-hint"}},
            {"A response holds what its reader needs, and nothing about anybody else."});
}

Html response_beside(const Shown& shown) {
  return decision(shown) + screening(shown) + responses(shown);
}

Html screen_fields(const Shown&, const Typing& typing) {
  return one_of(typing, {.name = "decision", .label = "May it be answered?"},
                {{"answer", "Yes, answer it", ""}, {"decline", "No, decline it", ""}}) +
         long_text(typing, {.name = "reason",
                            .label = "Why",
                            .hint = "Is the lawful basis good, and is what they ask needed for it?"});
}

Html answer_fields(const Shown& shown, const Typing& typing) {
  return long_text(typing, {.name = "answer",
                            .label = "The answer",
                            .hint = "Only what was asked for and may be shared.",
                            .rows = 8}) +
         one_of(typing, {.name = "channel", .label = "How it goes"},
                {{"email", "Email", ""}, {"letter", "Letter", ""}, {"telephone", "Telephone", ""}}) +
         short_text(typing, {.name = "to", .label = "Where it goes", .given = shown.record.received.referrer.email});
}

}  // namespace

std::vector<Action> telling_actions() {
  return {
      {"screen-information", "screen_information_request", "Screen the information request", "Save",
       "The information request is screened.", screen_fields, is_information_request, request_summary},
      {"answer-information", "answer_information_request", "Answer the information request", "Send the answer",
       "The answer is recorded.", answer_fields, waits_for_answer, request_summary},
      {"response", "send_response", "Send a response", "Send the response", "The response is recorded.",
       response_fields, nullptr, response_beside, response_intro},
  };
}

}  // namespace lintel::web::contacts
