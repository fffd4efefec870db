#include "casework/views/staff_rows.h"

#include "casework/views/contact_rows.h"

namespace lintel::casework {

namespace {

std::vector<std::string> supervisors(const StaffRecord& staff, const pack::Pack& pack) {
  std::vector<std::string> words;
  for (const auto& role : supervising_roles(staff, pack)) words.push_back(role.value);
  return words;
}

}  // namespace

// In the order of the columns in tables.cpp.
RecordRows staff_rows(const StaffRecord& staff, const pack::Pack& pack) {
  return {staff.stream,
          {{"staff",
            {staff.id().value, staff.name, email_key(staff.email), several(staff.roles), several(staff.teams),
             std::int64_t{staff.active()}, std::int64_t{staff.qualified}, several(supervisors(staff, pack))}}}};
}

}  // namespace lintel::casework
