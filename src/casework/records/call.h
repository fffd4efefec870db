#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"
#include "casework/records/obligation.h"

/// A telephone call: somebody to be rung back, or a conversation already held. Never by itself a request (L-04).
namespace lintel::casework {

/// What was said on the telephone, and what becomes of it. Of a member of the public only the concern stands here; who
/// they are is in "referrer/call-<reference>" (records/protected_referrer.h).
struct CallTaken {
  std::string reference;
  std::string kind;    // "call_back", "conversation"
  std::string caller;  // "professional", "public"
  bool named = true;   // false: a member of the public who withholds their name (L-97)
  std::string name;    // these five of professionals only
  std::string agency;
  std::string role;
  std::string phone;
  std::string email;
  LevelId level;  // that the professional refers to (L-89); empty of the public (L-96)
  std::string reason;
  PersonId person;  // when found on record
  std::string child_name;
  std::optional<Date> child_born;
  std::string child_address;
  std::vector<std::string> open_to;  // services working with the child then
  std::string open_team;
  bool advice_wanted = false;
  std::string asked_for;  // "social_worker", "early_help", "education_lead", "any" (L-05)
  StaffId answered_by;    // of a conversation
  std::string answered_by_name;
  std::string summary;  // of a conversation
  std::string advice;
  bool support_requested = false;
  std::string disposition;  // "call_back", "information_only", "signposted", "redirected", "recorded"
  std::string tell;         // what the caller was told would happen
  TeamId tray;
  std::vector<std::string> answerers;  // "role@arm": who returns or reads it
};
LINTEL_FACT(CallTaken, reference, kind, caller, named, name, agency, role, phone, email, level, reason, person,
            child_name, child_born, child_address, open_to, open_team, advice_wanted, asked_for, answered_by,
            answered_by_name, summary, advice, support_requested, disposition, tell, tray, answerers)

struct CallAllocated {
  StaffId to;
  std::string to_name;
};
LINTEL_FACT(CallAllocated, to, to_name)

struct CallAttempted {  // rung back, and nobody answered
  Instant at{};
  std::string note;
};
LINTEL_FACT(CallAttempted, at, note)

struct CallReturned {  // L-101
  Instant at{};
  std::string advice;
  bool form_advised = false;
};
LINTEL_FACT(CallReturned, at, advice, form_advised)

struct CallRead {
  std::string note;
};
LINTEL_FACT(CallRead, note)

struct CallLinked {
  std::string contact;  // reference
  std::string why;
};
LINTEL_FACT(CallLinked, contact, why)

struct CallClosed {
  std::string reason;
};
LINTEL_FACT(CallClosed, reason)

using CallFacts =
    boost::mp11::mp_list<CallTaken, CallAllocated, CallAttempted, CallReturned, CallRead, CallLinked, CallClosed,
                         ObligationIncurred, ObligationDueChanged, ObligationMet, ObligationLifted, BreachExplained>;

/// What may be done in each is one table, in call_lifecycle.h.
enum class CallState { taken, queued, information_only, signposted, redirected, returned, closed };
BOOST_DESCRIBE_ENUM(CallState, taken, queued, information_only, signposted, redirected, returned, closed)

/// The state a call begins in.
CallState state_of_disposition(std::string_view disposition);

/// The fold of a call's facts.
struct CallRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string pack;  // under which it was taken (L-10)
  CallTaken taken;
  Cited cited;  // the rule that said what becomes of it
  Instant taken_at{};
  StaffId taken_by;
  std::string taken_by_name;
  CallState state = CallState::taken;
  std::optional<Recorded<CallAllocated>> owner;
  std::vector<Recorded<CallAttempted>> attempts;
  std::optional<Recorded<CallReturned>> returned;
  std::vector<Recorded<CallRead>> readings;
  std::vector<Recorded<CallLinked>> links;
  std::optional<Recorded<CallClosed>> closed;
  Obligations obligations;

  bool exists() const { return version > 0; }
  /// Whose call it is about: the child's name, never the caller's.
  std::string title() const;
  /// Whether anybody still has something to do with it.
  bool unfinished() const;
  /// L-04, L-06: a request form is still owed.
  bool form_owed() const { return obligations.open_of_kind("form_owed") != nullptr; }
  bool linked_to(std::string_view contact) const;
};

void apply_fact(CallRecord& record, const Fact& fact);
/// The record as it stood at an instant: facts after it are left out.
CallRecord fold_call(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

}  // namespace lintel::casework
