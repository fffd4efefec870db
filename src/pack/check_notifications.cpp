#include "pack/checking.h"

namespace lintel::pack {

namespace {

void check_part(Checking& checking) {
  const auto& part = checking.pack.notifications;
  const Named from{"the part", "notifications", part.place};
  checking.refers(from, "agency", part.agency.value, ids_of(checking.pack.agencies));
  for (const auto& agency : part.service_named)
    checking.refers(from, "service_named", agency.value, ids_of(checking.pack.agencies));
  for (const auto& authority : part.shared_by)
    checking.refers(from, "shared_by: role", authority.role.value, ids_of(checking.pack.roles));
  if (part.tests.empty()) checking.complain(part.place, "nothing tests what is shared", "at least one of tests");
  if (part.channels.empty()) checking.complain(part.place, "nothing can be shared", "at least one of channels");
}

void check_recipient(Checking& checking, const ShareRule& rule) {
  const auto agencies = ids_of(checking.pack.agencies), roles = ids_of(checking.pack.roles);
  const bool agency = std::ranges::find(agencies, rule.to) != agencies.end();
  const bool role = std::ranges::find(roles, rule.to) != roles.end();
  if (agency && role)
    return checking.complain(rule.place, named("share", rule).words() + ": \"" + rule.to + "\" is an agency and a role",
                             "a name that is only one of them");
  if (agency || role || rule.to == each_school) return;
  auto known = agencies;
  known.insert(known.end(), roles.begin(), roles.end());
  known.emplace_back(each_school);
  checking.refers(named("share", rule), "to", rule.to, known);
}

void check_sharers(Checking& checking, const ShareRule& rule) {
  if (rule.owed_by.empty())
    checking.complain(rule.place, named("share", rule).words() + " is owed by nobody",
                      "at least one role under owed_by");
  for (const auto& authority : rule.owed_by) {
    const auto* role = checking.pack.role(authority.role);
    checking.refers(named("share", rule), "owed_by: role", authority.role.value, ids_of(checking.pack.roles));
    const bool reaches = role && (role->may.contains("see_contacts") ||
                                  (role->may.contains("see_notices") &&
                                   (rule.to != each_school || role->may.contains("see_school_notices")) &&
                                   (rule.to == each_school || checking.pack.role(RoleId{rule.to}))));
    if (role && !reaches)
      checking.complain(rule.place,
                        named("share", rule).words() + ": role \"" + role->id.value + "\" owes it and never sees it",
                        "the right see_contacts, or see_notices for what goes to roles and schools");
    if (role && !role->may.contains("record_share"))
      checking.complain(rule.place, named("share", rule).words() + ": role \"" + role->id.value + "\" may not make it",
                        "the right record_share for the role");
  }
}

}  // namespace

void check_notifications(Checking& checking) {
  const auto& pack = checking.pack;
  if (!pack.notifications.exists()) {
    if (!pack.shares.empty())
      checking.complain(pack.shares.front().place, "there are shares and no notifications", "the part notifications");
    return;
  }
  check_part(checking);
  for (const auto& role : pack.roles)
    if (role.may.contains("see_school_notices") && !role.may.contains("see_notices"))
      checking.complain(role.place, named("role", role).words() + " may see notices to schools and no list of them",
                        "the right see_notices beside see_school_notices");
  for (const auto& rule : pack.shares) {
    check_recipient(checking, rule);
    check_sharers(checking, rule);
    check_condition(checking, named("share", rule), rule.when);
    if (rule.first_contact_when) check_condition(checking, named("share", rule), *rule.first_contact_when);
  }
}

}  // namespace lintel::pack
