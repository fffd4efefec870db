#pragma once

#include <optional>
#include <set>
#include <string>

#include "casework/records/call.h"
#include "casework/verb.h"

namespace lintel::casework {

/// What a customer access adviser types while somebody is on the telephone.
struct TakeCall {
  std::string kind;    // "call_back", "conversation"
  std::string caller;  // "professional", "public"
  std::optional<bool>
      named;  // "no": a member of the public who withholds their name; when blank, whether there is a name
  std::string name;
  std::string agency;  // agency and role of professionals only
  std::string role;
  std::string phone;
  std::string email;
  std::string address;  // these three of the public only
  std::string relationship;
  bool wishes_not_told = false;
  LevelId level;
  std::string reason;
  PersonId person;
  std::string child_name;
  std::optional<Date> child_born;
  std::string child_address;
  std::string open_to;  // "none" or a service of the pack; what is on record of the person counts as well
  std::string open_team;
  bool advice_wanted = false;
  std::string asked_for;
  StaffId answered_by;  // of a conversation; whoever records it when blank
  std::string summary;
  std::string advice;
  bool support_requested = false;

  bool is_conversation() const { return kind == "conversation"; }
  bool is_public() const { return caller == "public"; }
  bool gives_name() const { return named.value_or(!name.empty()); }
};
BOOST_DESCRIBE_STRUCT(TakeCall, (),
                      (kind, caller, named, name, agency, role, phone, email, address, relationship, wishes_not_told,
                       level, reason, person, child_name, child_born, child_address, open_to, open_team, advice_wanted,
                       asked_for, answered_by, summary, advice, support_requested))

/// Services working with the child: those on record and the one that the adviser was told of; {"none"} when there is
/// none. An open Early Help Assessment is no team to redirect to, so "none" then stands beside it.
std::set<std::string> open_to(const TakeCall& request, const std::set<std::string>& on_record);

/// What the pack's call rules and its obligations on call_taken ask about.
pack::Attributes call_attributes(const TakeCall& request, const std::set<std::string>& open_to);

}  // namespace lintel::casework
