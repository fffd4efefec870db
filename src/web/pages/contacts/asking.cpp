// Asking others: agencies, the family, consent, its override, and the home visit.
#include <algorithm>

#include "casework/home_visit.h"
#include "casework/verb.h"
#include "web/components/inset_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/agreements.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

bool screens(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  if (!pathway || !casework::holds_any(shown.visit.actor, pathway->screened_by)) return false;
  return !shown.record.owner || shown.record.owner->it.to == shown.visit.actor.id;
}

bool has_open_enquiry(const Shown& shown) {
  return std::ranges::any_of(shown.record.enquiries, [](const casework::Enquiry& one) { return !one.answered; });
}

const pack::ConsentRule* consent_rule(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  return pathway ? shown.pack.consent_rule(pathway->consent) : nullptr;
}

bool may_override(const Shown& shown) {
  const auto* rule = consent_rule(shown);
  return rule && rule->override_allowed && casework::holds_any(shown.visit.actor, rule->override_by);
}

std::string basis_given(const Shown& shown) {
  if (shown.record.override_in_force) return "Consent is overridden: risk of significant harm";
  return shown.record.consent() == "given" ? "Consent of somebody with parental responsibility" : "";
}

// P-17: a warning, which nobody has to heed; what it said is kept with the question.
Html agreements_missing(const std::vector<AgreementWarning>& warnings) {
  std::vector<Html> lines;
  for (const auto& one : warnings) lines.push_back(one.words);
  if (lines.empty()) return {};
  return components::inset_text({.text = "Look at what was signed before you share with these agencies. You may ask "
                                         "them all the same." +
                                         bullets(lines)});
}

Html ask_fields(const Shown& shown, const Typing& typing) {
  const auto warnings = agreement_warnings(shown.visit, shown.pack);
  std::vector<Option> agencies;
  for (const auto& agency : shown.pack.agencies) {
    const bool warned = std::ranges::find(warnings, &agency, &AgreementWarning::agency) != warnings.end();
    if (agency.gives_information)
      agencies.push_back({agency.id.value, agency.title + (warned ? " (agreement missing or out of date)" : ""), ""});
  }
  return agreements_missing(warnings) + listed(typing, {.name = "agency", .label = "Agency"}, agencies) +
         short_text(typing, {.name = "about",
                             .label = "About whom",
                             .hint = "Only those whom the agency needs to look up.",
                             .given = shown.record.title()}) +
         long_text(typing, {.name = "question",
                            .label = "What you ask",
                            .hint = "Only what this agency may know and the screening needs."}) +
         short_text(typing, {.name = "lawful_basis", .label = "Lawful basis", .given = basis_given(shown)});
}

Html consent_beside(const Shown& shown) {
  return consent(shown) + enquiries(shown);
}

Html answer_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> open;
  for (const auto& one : shown.record.enquiries)
    if (!one.answered) open.push_back({one.asked.it.enquiry, one.asked.it.agency_name, one.asked.it.question});
  if (open.empty()) return empty_list("Every agency that was asked has answered.");
  return one_of(typing, {.name = "enquiry", .label = "Which agency answered", .given = shown.visit.query("enquiry")},
                open) +
         tick(typing,
              {.name = "nil_return", .label = "The agency holds nothing", .hint = "A nil return is an answer too."}) +
         long_text(typing, {.name = "answer", .label = "What the agency answered"}) +
         day_and_time(typing, {.name = "answered_at",
                               .label = "When it answered",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

Html family_fields(const Shown&, const Typing& typing) {
  return one_of(typing, {.name = "method", .label = "How you tried"},
                {{"telephone", "Telephone", ""},
                 {"visit", "Visit", ""},
                 {"letter", "Letter", ""},
                 {"email", "Email or text message", ""}}) +
         one_of(typing, {.name = "result", .label = "Was the family reached?"},
                {{"reached", "Yes", ""}, {"no_reply", "No reply", ""}}) +
         short_text(typing,
                    {.name = "spoke_to", .label = "Whom you spoke to", .hint = "Leave it blank if nobody replied."}) +
         long_text(typing, {.name = "said", .label = "What was said", .hint = "Their own words where you can."}) +
         day_and_time(typing, {.name = "at",
                               .label = "When",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

Html consent_fields(const Shown&, const Typing& typing) {
  return one_of(typing, {.name = "result", .label = "Consent"},
                {{"given", "Given", ""},
                 {"refused", "Refused", ""},
                 {"withdrawn", "Withdrawn", ""},
                 {"not_asked", "Nobody was asked", "For example because asking would put a child at more risk"}}) +
         short_text(typing, {.name = "given_by", .label = "Who was asked"}) +
         short_text(typing, {.name = "relationship", .label = "Who they are to the child"}) +
         yes_or_no(typing, {.name = "parental_responsibility", .label = "Do they have parental responsibility?"}) +
         one_of(typing, {.name = "how", .label = "How"}, {{"verbal", "Spoken", ""}, {"written", "In writing", ""}}) +
         short_text(typing, {.name = "purpose",
                             .label = "To what",
                             .hint = "For example, the request and enquiries of school and health visitor."}) +
         long_text(typing, {.name = "said", .label = "What they said, or why nobody was asked", .rows = 3}) +
         day_and_time(typing, {.name = "given_at",
                               .label = "When",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

Html override_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> limbs;
  const auto* rule = consent_rule(shown);
  for (const auto& limb : shown.pack.limbs)
    if (!rule || std::ranges::find(rule->limbs, limb.id) != rule->limbs.end())
      limbs.push_back({limb.id, limb.title, ""});
  return one_of(typing, {.name = "limb", .label = "What the evidence shows"}, limbs) +
         long_text(
             typing,
             {.name = "evidence", .label = "The evidence", .hint = "What was seen, heard or said, when and by whom."}) +
         long_text(typing, {.name = "reason", .label = "Why the hub goes on without consent", .rows = 3});
}

Html harm_beside(const Shown& shown) {
  return consent(shown) + strengths_and_worries(shown) + request_summary(shown);
}

bool home_visit_on_this_pathway(const Shown& shown) {
  return casework::home_visit_on_pathway(shown.record, shown.pack);
}

bool home_visit_worth_asking(const Shown& shown) {
  return casework::home_visit_offered(shown.record, shown.pack);
}

Html agree_intro(const Shown&) {
  return para(
      {"The family has not been reached. A home visit is considered when the screener and a senior colleague both "
       "agree that it would help. Each records it here."});
}

Html no_fields(const Shown&, const Typing&) {
  return {};
}

Html liaison_fields(const Shown& shown, const Typing& typing) {
  const auto* team = casework::home_visit_team(shown.record, shown.pack);
  return short_text(typing, {.name = "team_manager",
                             .label = "Team manager you spoke to",
                             .hint = team ? "Of " + team->title + ", for this family's address." : ""}) +
         yes_or_no(typing, {.name = "visit_required", .label = "Is a visit needed?"}) +
         long_text(typing, {.name = "reason", .label = "Why"}) +
         day_and_time(typing, {.name = "at",
                               .label = "When you spoke",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

}  // namespace

std::vector<Action> asking_actions() {
  return {
      {"consent", "record_consent", "Record consent", "Save", "Consent is recorded.", &consent_fields, nullptr,
       harm_beside},
      {"override", "override_consent", "Override consent", "Override consent", "Consent is overridden.",
       override_fields, may_override, harm_beside},
      {"ask", "ask_agency", "Ask an agency", "Record that it was asked", "The enquiry is recorded.", ask_fields,
       screens, consent_beside},
      {"answer", "record_agency_answer", "Record an agency's answer", "Save the answer", "The answer is recorded.",
       answer_fields, has_open_enquiry, enquiries},
      {"family", "record_family_contact", "Record contact with the family", "Save",
       "The contact with the family is recorded.", family_fields, nullptr, family_contacts},
      {"agree-home-visit", "agree_home_visit", "Agree that a home visit would help", "I agree",
       "Your agreement is recorded.", no_fields, home_visit_worth_asking, family_contacts, agree_intro},
      {"home-visit", "record_home_visit_liaison", "Record the liaison about a home visit", "Save",
       "The liaison is recorded.", liaison_fields, home_visit_on_this_pathway, family_contacts},
  };
}

}  // namespace lintel::web::contacts
