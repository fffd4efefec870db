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

std::vector<Verb> staff_verbs() {
  return {add_staff_verb(), change_staff_verb(), end_staff_verb()};
}

}  // namespace lintel::casework
