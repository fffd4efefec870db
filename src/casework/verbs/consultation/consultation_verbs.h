#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/consultation.h"
#include "casework/verb.h"

namespace lintel::casework {

/// What whoever answers the advice line writes down. Of a call that is transferred at once only the kind of agency is
/// asked: who it is about is told to somebody else.
struct TakeConsultation {
  std::string caller;
  std::string role;
  std::string theme;
  std::string question;
  std::string thresholds_document;
  std::string safeguarding_lead;
  std::optional<bool> harm_suspected;
  std::string advice;
  std::string result;
  std::string next_step;
  bool no_identifying_details = false;
  bool transfer = false;  // safeguarding concerns emerge: the call is transferred now
  StaffId to;             // who takes it over, where known
};
BOOST_DESCRIBE_STRUCT(TakeConsultation, (),
                      (caller, role, theme, question, thresholds_document, safeguarding_lead, harm_suspected, advice,
                       result, next_step, no_identifying_details, transfer, to))

Verb take_consultation_verb();
Verb transfer_consultation_verb();
Verb take_up_transfer_verb();
Verb acknowledge_transfer_verb();

// What the verbs share.

Cited cite_line(const pack::Pack& pack);
/// B-29: one problem for each field whose text tells somebody apart, naming each find, and what to write instead. The
/// telephone numbers that the pack itself gives out may stand in any text.
void check_identities(const pack::Pack& pack, std::string_view field, std::string_view text,
                      std::vector<Problem>& found);
/// Why this person may not give advice on the line; empty when they may.
std::string_view adviser_objection(const Context& context);
/// Why this member of staff cannot take a call over; empty when they can, and when none is named.
std::string_view receiver_objection(const StaffId& to, const Context& context);
/// The transfer, and what it owes.
std::vector<NewFact> transferred(const StaffId& to, const Context& context);

}  // namespace lintel::casework
