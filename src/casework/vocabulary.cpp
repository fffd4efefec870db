#include "casework/vocabulary.h"

#include "casework/lifecycle.h"
#include "casework/verb.h"

namespace lintel::casework {

namespace {

using Values = std::set<std::string>;

const Values yes_or_no = {"yes", "no"};
const Values any_text = {};  // values are the pack's own: levels, teams, services

}  // namespace

pack::Vocabulary vocabulary() {
  pack::Vocabulary known;
  for (const auto& verb : verbs()) known.rights.emplace(verb.name);
  for (const auto right : page_rights()) known.rights.emplace(right);
  for (const auto key : refusal_keys()) known.refusal_keys.emplace(key);
  for (const auto& verb : verbs())
    if (verb.kind == "contact") known.contact_verbs.emplace(verb.name);
  for (const auto stage : stages()) known.stages.emplace(stage);
  known.events = {"received",    "graded",     "level_changed",        "submitted",     "outcome_approved",
                  "handed_over", "classified", "information_screened", "step_recorded", "call_taken"};
  known.obligation_kinds = {
      "decision",        "grading",       "information_screening", "information_answer", "referral_response",
      "public_response", "family_told",   "handover_acceptance",   "call_back",          "reading",
      "form_owed",       "school_to_find"};
  known.needs = {"consent",  "consent_or_override", "enquiries", "family_reached",
                 "open_eha", "signposted_service",  "plan",      "open_team"};
  known.step_down_needs = {std::string(pack::step_down_meeting), std::string(pack::step_down_consent),
                           std::string(pack::step_down_agreement)};
  known.dispositions = {"call_back", "information_only", "signposted", "redirected", "recorded"};
  known.attributes = {
      {"level", any_text},
      {"requested_level", any_text},
      {"initial_level", any_text},
      {"from_level", any_text},
      {"to_level", any_text},
      {"stage", {"grading", "screening"}},
      {"type", {"request", "information_request", "notification"}},
      {"age", any_text},
      {"allocated", yes_or_no},
      {"open_case", yes_or_no},
      {"step", any_text},
      {"channel", any_text},
      {"referrer", {"professional", "public", "self", "other_authority", "court"}},
      {"arm", any_text},
      {"pathway", any_text},
      {"outcome", any_text},
      {"district", any_text},
      {"consent", {"given", "refused", "withdrawn", "not_asked", "not_recorded"}},
      {"override", yes_or_no},
      {"enquiries", {"none", "asked", "answered"}},
      {"open_eha", yes_or_no},
      {"statutory", yes_or_no},
      {"open_hours", yes_or_no},
      {"received_in_hours", yes_or_no},
      {"family_reached", yes_or_no},
      {"urgent", yes_or_no},
      {"unborn", yes_or_no},
      {"information_decision", {"answer", "decline", "none"}},
      {"police_grade", {"standard", "medium", "high", "none"}},
      {"domestic_abuse", yes_or_no},
      {"crime_risk", yes_or_no},
      {"marac", yes_or_no},
      {"school", {"known", "not_known", "home_educated", "not_at_school"}},
      {"adults_only", yes_or_no},
      {"kind", {"call_back", "conversation"}},
      {"caller", {"professional", "public"}},
      {"open_to", any_text},
      {"advice_wanted", yes_or_no},
      {"named", yes_or_no},
      {"asked_for", {"social_worker", "early_help", "education_lead", "any"}},
      {"support_requested", yes_or_no},
      {"disposition", known.dispositions},
  };
  known.call_attributes = {
      "kind", "caller", "level", "open_to", "advice_wanted", "named", "asked_for", "support_requested", "disposition"};
  return known;
}

}  // namespace lintel::casework
