#pragma once

#include <set>
#include <string>

#include "terms/ids.h"

namespace lintel::terms {

/// Who does something: a member of staff with their roles at this moment, or one of the outside parties below.
struct Actor {
  StaffId id;
  std::string name;
  std::set<RoleId> roles;
  std::set<TeamId> teams;
  std::set<std::string> arms;  // of those teams
  bool qualified_social_worker = false;

  auto operator<=>(const Actor&) const = default;
};

/// Referrers act without an account; the system acts for itself only in what no person decides.
inline Actor referrer_actor() {
  return {.id = StaffId{"referrer"}, .name = "The referrer"};
}
inline Actor system_actor() {
  return {.id = StaffId{"system"}, .name = "Lintel"};
}

}  // namespace lintel::terms
