#include "casework/verbs/staff/staff_verbs.h"

namespace lintel::casework {

namespace {

// What was not sent stays as it is.
StaffChanged wanted(const StaffRecord& staff, const Fields& fields, std::vector<Problem>& found) {
  StaffChanged change{staff.roles, staff.teams, staff.qualified, terms::field(fields, "reason")};
  if (fields.contains("roles")) change.roles = terms::field_list(fields, "roles");
  if (fields.contains("teams")) change.teams = terms::field_list(fields, "teams");
  if (fields.contains("qualified")) terms::read_field(fields, "qualified", change.qualified, found);
  return change;
}

bool same(const StaffRecord& staff, const StaffChanged& change) {
  return staff.roles == change.roles && staff.teams == change.teams && staff.qualified == change.qualified;
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto staff = fold_staff(facts);
  if (!staff.active()) return refuse(context, "staff_not_found");
  std::vector<Problem> found;
  const auto change = wanted(staff, fields, found);
  check_roles_and_teams(change, context.pack, found);
  check_administrators(staff.roles, change.roles, context, found);
  if (change.reason.empty()) found.push_back({"reason", "Say why this changes"});
  if (found.empty() && same(staff, change)) found.push_back({"roles", "Nothing was changed"});
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, change)}, .messages = {}};
}

}  // namespace

Verb change_staff_verb() {
  return {.name = "change_staff",
          .kind = "staff",
          .phrase = "changes a member of staff's roles and teams",
          .fields = field_names<StaffChanged>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
