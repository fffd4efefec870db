#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/family.h"
#include "pack/pack.h"

namespace lintel::casework {

/// One row of families, and those of its members, allocations, claims and assessments. What is proposed and not
/// endorsed stands in no column but those of the proposal (P-35).
RecordRows family_rows(const FamilyRecord& record, const pack::Pack& pack);

}  // namespace lintel::casework
