#include "casework/verbs/staff/staff_verbs.h"

#include <algorithm>

#include "casework/verbs/all.h"

namespace lintel::casework {

namespace {

bool asks_qualification(const pack::Pack& pack, const std::vector<std::string>& roles) {
  return std::ranges::any_of(roles, [&](const std::string& id) {
    const auto* role = pack.role(terms::RoleId{id});
    return role && role->qualified_social_worker;
  });
}

bool administers(const pack::Pack& pack, const terms::RoleId& id) {
  const auto* role = pack.role(id);
  return role && role->may.contains("administer");
}

bool may_appoint(const Context& context) {
  return context.actor == terms::system_actor() ||
         std::ranges::any_of(context.actor.roles, [&](const auto& role) { return administers(context.pack, role); });
}

bool has(const std::vector<std::string>& roles, const std::string& role) {
  return std::ranges::find(roles, role) != roles.end();
}

}  // namespace

void check_roles_and_teams(const StaffChanged& wanted, const pack::Pack& pack, std::vector<Problem>& found) {
  if (wanted.roles.empty()) found.push_back({"roles", "Choose at least one role"});
  for (const auto& role : wanted.roles)
    if (!pack.role(terms::RoleId{role})) found.push_back({"roles", "There is no role " + role});
  for (const auto& team : wanted.teams)
    if (!pack.team(TeamId{team})) found.push_back({"teams", "There is no team " + team});
  if (!wanted.qualified && asks_qualification(pack, wanted.roles))
    found.push_back({"qualified", "One of these roles is for qualified social workers"});
}

void check_administrators(const std::vector<std::string>& before, const std::vector<std::string>& after,
                          const Context& context, std::vector<Problem>& found) {
  if (may_appoint(context)) return;
  for (const auto& role : context.pack.roles)
    if (administers(context.pack, role.id) && has(before, role.id.value) != has(after, role.id.value))
      found.push_back({"roles", "Only an administrator may give or take the role " + role.title});
}

std::vector<Verb> staff_verbs() {
  return {add_staff_verb(), change_staff_verb(), end_staff_verb()};
}

}  // namespace lintel::casework
