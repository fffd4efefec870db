#include "casework/records/staff.h"

#include <algorithm>

#include "base/text.h"

namespace lintel::casework {

// Not in an unnamed namespace: apply_fact finds them by the record they change.
static void apply(StaffRecord& record, const StaffAdded& it, const Fact&) {
  record.name = it.name;
  record.email = it.email;
  record.roles = it.roles;
  record.teams = it.teams;
  record.qualified = it.qualified;
}

static void apply(StaffRecord& record, const StaffChanged& it, const Fact& fact) {
  record.roles = it.roles;
  record.teams = it.teams;
  record.qualified = it.qualified;
  record.changes.push_back({it, fact.at, fact.by, fact.by_name});
}

static void apply(StaffRecord& record, const StaffEnded& it, const Fact& fact) {
  record.ended = Recorded<StaffEnded>{it, fact.at, fact.by, fact.by_name};
}

namespace {

void add_roles(terms::Actor& actor, const StaffRecord& staff, const pack::Pack& pack) {
  for (const auto& id : staff.roles) {
    const auto* role = pack.role(terms::RoleId{id});
    if (!role) continue;
    actor.roles.insert(role->id);
    if (staff.qualified && role->qualified_social_worker) actor.qualified_social_worker = true;
  }
}

void add_teams(terms::Actor& actor, const StaffRecord& staff, const pack::Pack& pack) {
  for (const auto& id : staff.teams) {
    const auto* team = pack.team(TeamId{id});
    if (!team) continue;
    actor.teams.insert(team->id);
    if (!team->arm.empty()) actor.arms.insert(team->arm);
  }
}

bool supervises_any(const terms::RoleId& above, const StaffRecord& staff, const pack::Pack& pack) {
  return std::ranges::any_of(staff.roles, [&](const std::string& id) {
    const auto* role = pack.role(terms::RoleId{id});
    return role && std::ranges::find(role->supervised_by, above) != role->supervised_by.end();
  });
}

}  // namespace

void apply_fact(StaffRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, StaffFacts{});
}

StaffRecord fold_staff(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  StaffRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

StreamId staff_stream(const StaffId& staff) {
  return {"staff", staff.value};
}

std::string email_key(std::string_view email) {
  return base::lower_case(base::trimmed(email));
}

terms::Actor actor_from(const StaffRecord& staff, const pack::Pack& pack) {
  terms::Actor actor{.id = staff.id(), .name = staff.name};
  if (!staff.active()) return actor;
  add_roles(actor, staff, pack);
  add_teams(actor, staff, pack);
  return actor;
}

std::vector<terms::RoleId> supervising_roles(const StaffRecord& staff, const pack::Pack& pack) {
  std::vector<terms::RoleId> above;
  for (const auto& role : pack.roles)
    if (supervises_any(role.id, staff, pack)) above.push_back(role.id);
  return above;
}

}  // namespace lintel::casework
