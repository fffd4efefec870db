#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"
#include "pack/pack.h"
#include "terms/actor.h"

/// A member of staff: name, e-mail address, roles and teams of the hub's pack.
namespace lintel::casework {

struct StaffAdded {
  std::string name;
  std::string email;
  std::vector<std::string> roles;
  std::vector<std::string> teams;
  bool qualified = false;  // a qualified social worker
};
LINTEL_FACT(StaffAdded, name, email, roles, teams, qualified)

struct StaffChanged {  // as they are from then on
  std::vector<std::string> roles;
  std::vector<std::string> teams;
  bool qualified = false;
  std::string reason;
};
LINTEL_FACT(StaffChanged, roles, teams, qualified, reason)

struct StaffEnded {
  std::string reason;
};
LINTEL_FACT(StaffEnded, reason)

using StaffFacts = boost::mp11::mp_list<StaffAdded, StaffChanged, StaffEnded>;

struct StaffRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string name;
  std::string email;
  std::vector<std::string> roles;
  std::vector<std::string> teams;
  bool qualified = false;
  std::vector<Recorded<StaffChanged>> changes;
  std::optional<Recorded<StaffEnded>> ended;

  bool exists() const { return version > 0; }
  bool active() const { return exists() && !ended; }
  StaffId id() const { return StaffId{stream.key}; }
};

void apply_fact(StaffRecord& record, const Fact& fact);
StaffRecord fold_staff(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

StreamId staff_stream(const StaffId& staff);
/// How e-mail addresses are compared: lower case.
std::string email_key(std::string_view email);

/// Who they are when they do something. Roles and teams that the pack no longer has are left out; the arms are those of
/// their teams; they count as a qualified social worker only when they are one and hold a role for one. Somebody who
/// has left has no roles, teams or arms.
terms::Actor actor_from(const StaffRecord& staff, const pack::Pack& pack);

/// The roles whose holders supervise them (L-74), in the pack's order, each once.
std::vector<terms::RoleId> supervising_roles(const StaffRecord& staff, const pack::Pack& pack);

}  // namespace lintel::casework
