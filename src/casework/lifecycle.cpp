#include "casework/lifecycle.h"

#include <array>
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

std::string_view next_step_words(const ContactRecord& record, const pack::Pathway* pathway) {
  const bool graded_first = !pathway || pathway->grading != pack::Need::not_used;
  const bool screened_first = !pathway || pathway->screening != pack::Need::not_used;
  switch (record.state) {
    case received:
      if (record.is_information_request()) return "Screen the information request";
      if (graded_first) return "Grade";
      return screened_first ? "Allocate" : "Decide";
    case graded:
      return "Allocate";
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
