#include "web/pages/parts/next_step.h"

#include <map>

namespace lintel::web::parts {

NextStep next_step(const Standing& contact) {
  static const std::map<std::string_view, NextStep> steps = {
      {"graded", {"allocate", "allocate_contact"}},
      {"allocated", {"screening", "submit_screening"}},
      {"screening", {"screening", "submit_screening"}},
      {"returned", {"screening", "submit_screening"}},
      {"awaiting_approval", {"approve", "approve_outcome"}},
      {"information_screened", {"answer-information", "answer_information_request"}},
      {"handed_over", {"accept", "accept_handover"}},
      {"decided", {"close", "close_contact"}},
      {"accepted", {"close", "close_contact"}},
      {"answered", {"close", "close_contact"}},
  };
  if (contact.words == "Send the response") return {"response", "send_response"};
  if (contact.words == "Decide") return {"approve", "approve_outcome"};
  if (contact.state == "received" && contact.words == "Allocate") return {"allocate", "allocate_contact"};
  if (contact.state == "received")
    return contact.information_request ? NextStep{"screen-information", "screen_information_request"}
                                       : NextStep{"grade", "grade_contact"};
  const auto found = steps.find(contact.state);
  return found == steps.end() ? NextStep{} : found->second;
}

NextStep next_step(const casework::Row& contact) {
  const auto state = contact.text("state"), words = contact.text("next_step");
  return next_step(Standing{state, words, contact.text("type") == "information_request"});
}

}  // namespace lintel::web::parts
