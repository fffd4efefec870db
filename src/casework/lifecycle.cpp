#include "casework/lifecycle.h"

#include <array>
#include <algorithm>
#include <map>

namespace lintel::casework {

namespace {

using enum ContactState;
using States = std::set<ContactState>;

const States before_decision = {received, graded, allocated, screening, returned, awaiting_approval};
const States being_screened = {allocated, screening, returned};
const States after_decision = {decided, handed_over, accepted};
const States open = {received,    graded,   allocated, screening,           returned, awaiting_approval, decided,
                     handed_over, accepted, answered,  information_screened};
const States any = {received,
                    graded,
                    allocated,
                    screening,
                    returned,
                    awaiting_approval,
                    decided,
                    handed_over,
                    accepted,
                    answered,
                    information_screened,
                    closed};

const std::map<std::string_view, States>& table() {
  static const std::map<std::string_view, States> all = {
      {"grade_contact", {received, graded}},
      {"change_level", {graded, allocated, screening, returned, awaiting_approval}},
      {"classify_contact", before_decision},
      {"allocate_contact", {received, graded, allocated, screening, returned}},
      {"claim_contact", {received, graded}},
      {"write_screening", being_screened},
      {"submit_screening", being_screened},
      {"ask_agency", being_screened},
      {"record_agency_answer", open},
      {"record_family_contact", open},
      {"record_consent", open},
      {"override_consent", before_decision},
      {"agree_home_visit", being_screened},
      {"record_home_visit_liaison", being_screened},
      {"approve_outcome", {received, graded, returned, awaiting_approval}},
      {"return_screening", {awaiting_approval}},
      {"accept_handover", {handed_over}},
      {"return_handover", {handed_over}},
      {"record_step", any},
      {"record_share", any},
      {"acknowledge_share", any},
      {"add_share", open},
      {"name_school", any},
      {"send_response", {decided, handed_over, accepted, answered}},
      {"screen_information_request", {received}},
      {"answer_information_request", {received, information_screened, answered}},
      {"explain_breach", any},
      {"rate_request", any},
      {"link_contact", any},
      {"identify_subject", open},
      {"add_subject", open},
      {"add_note", any},
      {"record_protection_result", {decided, handed_over, accepted, closed}},
      {"close_contact", {decided, handed_over, accepted, answered}},
  };
  return all;
}

// Once it is decided, what is left is the work of whoever closes it: the screener.
const States turn_of_owner = {allocated, screening, returned, decided, accepted};

// A team that has accepted may still owe something of its own.
bool receivers_owe(const ContactRecord& record) {
  return std::ranges::any_of(record.obligations.all, [&](const Obligation& one) {
    return one.open() && std::ranges::find_first_of(one.owed.owed_by, record.waits.roles) != one.owed.owed_by.end();
  });
}

bool response_is_owed(const ContactRecord& record) {
  return record.obligations.open_of_kind("referral_response") || record.obligations.open_of_kind("public_response");
}

}  // namespace

const std::set<ContactState>& states_for(std::string_view contact_verb) {
  static const States none;
  const auto found = table().find(contact_verb);
  return found == table().end() ? none : found->second;
}

std::string_view stage_of(ContactState state) {
  if (state == closed) return "closed";
  if (state == awaiting_approval) return "deciding";
  if (being_screened.contains(state)) return "screening";
  return before_decision.contains(state) || state == information_screened ? "waiting" : "decided";
}

std::span<const std::string_view> stages() {
  static constexpr std::array<std::string_view, 5> all = {"waiting", "screening", "deciding", "decided", "closed"};
  return all;
}

std::string_view state_words(ContactState state) {
  switch (state) {
    case received:
      return "Received";
    case graded:
      return "Graded";
    case allocated:
      return "Allocated";
    case screening:
      return "Screening";
    case awaiting_approval:
      return "Waiting for approval";
    case returned:
      return "Returned to the screener";
    case decided:
      return "Decided";
    case handed_over:
      return "Handed over";
    case accepted:
      return "Accepted by the receiving team";
    case information_screened:
      return "Information request screened";
    case answered:
      return "Answered";
    case closed:
      return "Closed";
  }
  return "";
}

std::vector<std::string> whose_turn(const ContactRecord& record) {
  if (record.state == closed) return {};
  const bool with_receivers = record.state == handed_over || (record.state == accepted && receivers_owe(record));
  const bool with_owner = turn_of_owner.contains(record.state) || (with_receivers && response_is_owed(record));
  if (!record.owner || !with_owner) return record.waits.roles;
  auto turn = with_receivers ? record.waits.roles : std::vector<std::string>{};
  turn.push_back(record.owner->it.to.value);
  return turn;
}

std::string_view next_step_words(const ContactRecord& record, const pack::Pathway* pathway) {
  const bool graded_first = !pathway || pathway->grades();
  const bool screened_first = !pathway || pathway->screens();
  switch (record.state) {
    case received:
      if (record.is_information_request()) return "Screen the information request";
      if (graded_first) return "Grade";
      return screened_first ? "Allocate" : "Decide";
    case graded:
      return screened_first ? "Allocate" : "Decide";
    case allocated:
      return "Screen";
    case screening:
      return "Finish the screening";
    case awaiting_approval:
      return "Approve or return";
    case returned:
      return "Amend the screening";
    case information_screened:
      return "Answer";
    case handed_over:
      return record.obligations.open_of_kind("referral_response") ? "Send the response" : "Accept or return";
    case decided:
    case accepted:
    case answered:
      return record.obligations.open_of_kind("referral_response") ? "Send the response" : "Close";
    case closed:
      return "";
  }
  return "";
}

}  // namespace lintel::casework
