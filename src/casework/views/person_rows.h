#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/person.h"
#include "pack/pack.h"

namespace lintel::casework {

/// One row of people; one of involvements for each, open or closed.
RecordRows person_rows(const PersonRecord& person, const pack::Pack& pack);

}  // namespace lintel::casework
