#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/staff.h"

namespace lintel::casework {

/// One row of staff. Roles and teams are written "|a|b|"; `supervisor` holds the roles that supervise theirs, likewise.
RecordRows staff_rows(const StaffRecord& staff, const pack::Pack& pack);

}  // namespace lintel::casework
