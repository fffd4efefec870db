#include "pack/checking.h"

namespace lintel::pack {

void check_authorities(Checking& checking, const Named& from, std::string_view what,
                       const std::vector<Authority>& authorities) {
  for (const auto& authority : authorities) {
    checking.refers(from, std::string(what) + ": role", authority.role.value, ids_of(checking.pack.roles));
    checking.refers(from, std::string(what) + ": arm", authority.arm, ids_of(checking.pack.arms));
  }
}

void check_listed_once(Checking& checking, const Named& from, std::string_view what,
                       const std::vector<std::string>& ids) {
  std::set<std::string> before;
  if (ids.empty()) checking.complain(from.place, from.words() + " has no " + std::string(what), "at least one");
  for (const auto& id : ids)
    if (!before.insert(id).second)
      checking.complain(from.place, from.words() + ": " + std::string(what) + " \"" + id + "\" is there twice",
                        "a different name");
}

void check_workers(Checking& checking, const Named& from, const std::string& part, const std::string& what,
                   const std::vector<Authority>& authorities, const std::vector<std::string>& rights) {
  if (authorities.empty()) checking.complain(from.place, from.words() + ": nobody under " + what, "at least one role");
  check_authorities(checking, from, what, authorities);
  for (const auto& authority : authorities) {
    const auto* role = checking.pack.role(authority.role);
    for (const auto& right : rights)
      if (role && !role->may.contains(right))
        checking.complain(
            role->place,
            "role \"" + role->id.value + "\" stands under " + what + " of " + part + " and has no right to " + right,
            right + " among what it may");
  }
}

}  // namespace lintel::pack
