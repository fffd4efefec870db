#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "casework/verb.h"

namespace lintel::casework {

namespace {

// What is said where a pack says nothing. No hub's rule or figure stands here.
constexpr std::array refusals = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"not_permitted", "Your role does not include this."},
    {"wrong_state", "This cannot be done at this stage of the contact."},
    {"contact_closed", "This contact is closed. New information makes a new contact."},
    {"not_your_arm", "This contact is not with your arm of the hub."},
    {"not_grader", "Somebody else grades contacts of this level."},
    {"not_screener", "Somebody else screens contacts of this level."},
    {"not_approver", "Somebody else approves contacts of this level."},
    {"approver_is_screener", "Nobody approves their own screening."},
    {"grade_required", "The contact has no grade and rationale yet."},
    {"level_unchanged", "The contact already has this level."},
    {"step_not_allowed", "No rule lets this level change be made here."},
    {"consent_required", "This needs the consent of somebody with parental responsibility."},
    {"override_not_allowed", "Consent cannot be overridden at this level."},
    {"override_not_permitted", "Somebody else may override consent."},
    {"override_evidence_missing", "An override needs evidence of significant harm."},
    {"enquiries_missing", "The enquiries that this level needs are not all recorded."},
    {"open_eha_required", "This service needs an open Early Help Assessment."},
    {"signposted_service_missing", "Say which service the family is signposted to."},
    {"plan_missing", "Say what support is planned."},
    {"open_team_missing", "Say which team already works with the family."},
    {"outcome_not_available", "This outcome is not available for the contact as it stands."},
    {"no_receiving_team", "No team is set to receive this outcome."},
    {"home_visit_not_offered", "A home visit is not considered for this contact."},
    {"home_visit_agreement_role", "Somebody else agrees to a home visit."},
    {"home_visit_needs_both", "Both agreements are needed first."},
    {"home_visit_recorder", "Somebody else records this liaison."},
    {"response_not_owed_to", "No response of this kind goes to this audience."},
    {"information_not_screened", "The information request has not been screened."},
    {"information_screener", "Somebody else screens information requests."},
    {"not_an_information_request", "This contact is not an information request."},
    {"step_not_yours", "Somebody else records this."},
    {"step_not_offered", "This cannot be recorded for the contact as it stands."},
    {"route_reason_missing", "Another team than the one the rules choose needs a reason."},
    {"already_taken", "Somebody else has taken this contact."},
    {"request_key_reused", "This page was sent before, with something else in it."},
    {"obligations_open", "It cannot be closed yet."},
    {"breach_reason_missing", "A late decision needs a reason."},
    {"channel_not_accepted", "A request cannot be made this way."},
    {"requested_level_required", "The level of need is missing."},
    {"call_details_missing", "The caller's details are incomplete."},
    {"call_not_owed", "No call-back is owed."},
    {"call_already_closed", "This call is closed."},
    {"reader_not_permitted", "Somebody else reads this."},
    {"answerer_not_permitted", "Somebody else returns this call."},
    {"receiving_team_only", "Only the receiving team does this."},
    {"screening_incomplete", "The screening is not complete."},
    {"already_answered", "This has been answered already."},
    {"form_not_linkable", "This call and contact cannot be linked."},
    {"notification_received_before", "This notification was received before."},
    {"notification_differs", "A notification with this police reference and other content was received before."},
    {"share_not_yours", "Somebody else makes this share."},
    {"share_test_not_met", "What does not meet every test is not shared."},
    {"staff_not_found", "There is no such active member of staff."},
    {"no_advice_line", "This hub has no advice line."},
    {"adviser_not_permitted", "Somebody else gives advice on this line."},
    {"adviser_not_qualified", "Only a qualified social worker gives advice on this line."},
    {"harm_needs_referral", "Suspected significant harm is never left at advice."},
    {"not_a_receiver", "Somebody else takes over calls from the advice line."},
    {"not_alerted", "Somebody else acknowledges transfers."},
    {"already_transferred", "This call has been transferred already."},
    {"transfer_not_owed", "Nothing of the kind is owed for this call."},
    {"no_early_help", "This hub has no part in early help."},
    {"early_help_not_yours", "Somebody else works on early help."},
    {"early_help_not_decided", "Early help begins after another outcome of a contact."},
    {"early_help_open", "One of the children already receives early help."},
    {"early_help_ended", "This early help has ended."},
    {"no_criteria", "No criteria counted on the day on which this early help began."},
    {"claim_made_before", "A claim was already made for this family in this phase."},
    {"locality_missing", "Nobody has said to which locality the family belongs."},
    {"proposal_waits", "An allocation is proposed already and waits for its endorsement."},
    {"proposal_missing", "No allocation waits for its endorsement."},
    {"endorser_not_permitted", "Somebody else endorses allocations."},
    {"endorser_is_proposer", "Nobody endorses their own proposal."},
    {"allocation_not_endorsed", "No allocation is endorsed yet: until then nothing is final."},
    {"step_down_not_available", "A family is stepped down from another outcome of a contact."},
    {"step_down_not_yours", "Somebody else steps families down."},
    {"step_down_meeting_missing", "A family is stepped down only through a team-around-the-child meeting."},
    {"step_down_consent_missing", "A family is stepped down only with its explicit consent."},
    {"step_down_agreement_missing", "A family is stepped down only when the other professionals agree."},
    {"no_training_record", "This hub keeps no record of training."},
    {"training_withdrawn", "This training was withdrawn before."},
    {"no_agreement_register", "This hub keeps no agreement with such an agency."},
    {"agreement_not_in_force", "No agreement with this agency is in force."},
    {"no_meetings", "This hub holds no such meetings."},
    {"meeting_not_yours", "Somebody else holds this meeting."},
    {"facilitator_missing", "A meeting of this kind is not scheduled before its facilitator is named."},
    {"facilitator_not_permitted", "Somebody else facilitates meetings of this kind."},
    {"meeting_over", "This meeting was held or cancelled."},
    {"meeting_not_held", "This meeting has not been held."},
    {"assessment_not_shareable", "The assessment is shared only with the family's own consent to that."},
});

}  // namespace

std::span<const std::string_view> refusal_keys() {
  static const std::vector<std::string_view> keys = [] {
    std::vector<std::string_view> all;
    for (const auto& [key, words] : refusals) all.push_back(key);
    return all;
  }();
  return keys;
}

std::string_view refusal_words(std::string_view key) {
  const auto found = std::ranges::find(refusals, key, [](const auto& entry) { return entry.first; });
  return found == refusals.end() ? std::string_view("This is not allowed.") : found->second;
}

}  // namespace lintel::casework
