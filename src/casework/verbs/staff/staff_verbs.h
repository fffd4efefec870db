#pragma once

#include "casework/records/staff.h"
#include "casework/verb.h"

namespace lintel::casework {

Verb add_staff_verb();
Verb change_staff_verb();
Verb end_staff_verb();

/// Mistakes in somebody's roles and teams: none that the pack has, or a role for a qualified social worker who is not
/// one.
void check_roles_and_teams(const StaffChanged& wanted, const pack::Pack& pack, std::vector<Problem>& found);
/// A role that may `administer` is given and taken only by somebody who has one, or by the program itself: others who
/// keep the staff list cannot make themselves its administrator.
void check_administrators(const std::vector<std::string>& before, const std::vector<std::string>& after,
                          const Context& context, std::vector<Problem>& found);

}  // namespace lintel::casework
