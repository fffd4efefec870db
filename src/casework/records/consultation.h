#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"
#include "casework/records/obligation.h"

/// Advice given on the advice line to a professional who does not say whom it is about. The record has no place for a
/// person, no level and no outcome: it is neither a referral nor a step towards one (B-29, B-31).
namespace lintel::casework {

struct ConsultationTaken {
  std::string reference;
  std::string caller;  // which of the line's kinds of agency
  std::string role;    // what the caller is: "Year head"
  std::string theme;
  std::string question;
  std::string thresholds_document;  // "read", "pointed_to" (B-32); empty when the call was transferred at once
  std::string safeguarding_lead;    // "spoken_to", "pointed_to" (B-32)
  bool harm_suspected = false;      // the caller suspects significant harm, and was told to refer at once (B-35)
  std::string advice;
  std::string result;
  std::string next_step;
  bool no_identifying_details = false;  // whoever wrote it has confirmed that it names nobody
  bool in_hours = true;
};
LINTEL_FACT(ConsultationTaken, reference, caller, role, theme, question, thresholds_document, safeguarding_lead,
            harm_suspected, advice, result, next_step, no_identifying_details, in_hours)

/// Safeguarding concerns emerged (B-33). Who it is about is written down by whoever takes the call over, in a contact;
/// nothing here leads to it.
struct CallTransferred {
  StaffId to;  // may be empty: whoever answered
  std::string to_name;
};
LINTEL_FACT(CallTransferred, to, to_name)

/// Who took the call over says that they have begun a contact.
struct TransferTakenUp {
  bool contact_begun = true;
};
LINTEL_FACT(TransferTakenUp, contact_begun)

/// Who was alerted has seen it, and says which worker does what follows (B-34).
struct TransferAcknowledged {
  StaffId tasked;
  std::string tasked_name;
};
LINTEL_FACT(TransferAcknowledged, tasked, tasked_name)

using ConsultationFacts =
    boost::mp11::mp_list<ConsultationTaken, CallTransferred, TransferTakenUp, TransferAcknowledged, ObligationIncurred,
                         ObligationDueChanged, ObligationMet, ObligationLifted, BreachExplained>;

enum class ConsultationState { advised, transferred };
BOOST_DESCRIBE_ENUM(ConsultationState, advised, transferred)

/// What a transfer owes: the manager's acknowledgement, and a contact begun by who took the call over.
inline constexpr std::string_view alert_kind = "alert";
inline constexpr std::string_view contact_begun_kind = "contact_begun";
inline constexpr std::array<std::string_view, 2> transfer_kinds = {alert_kind, contact_begun_kind};

/// The fold of a consultation's facts.
struct ConsultationRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string pack;
  ConsultationTaken taken;
  Cited cited;
  Instant taken_at{};
  StaffId taken_by;
  std::string taken_by_name;
  ConsultationState state = ConsultationState::advised;
  std::optional<Recorded<CallTransferred>> transferred;
  std::optional<Recorded<TransferTakenUp>> taken_up;
  std::optional<Recorded<TransferAcknowledged>> acknowledged;
  Obligations obligations;

  bool exists() const { return version > 0; }
  bool unfinished() const { return obligations.next_due() != nullptr; }
  /// When the manager was alerted: with the transfer.
  std::optional<Instant> alerted_at() const;
};

void apply_fact(ConsultationRecord& record, const Fact& fact);
ConsultationRecord fold_consultation(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

}  // namespace lintel::casework
