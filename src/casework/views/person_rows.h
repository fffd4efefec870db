#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/person.h"

namespace lintel::casework {

/// One row of people; one of involvements for each, open or closed.
RecordRows person_rows(const PersonRecord& person);

}  // namespace lintel::casework
