#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/call.h"
#include "pack/pack.h"

namespace lintel::casework {

/// One row of calls, one of obligations for each, and one of subjects when the child is on record. Nothing in them says
/// who a member of the public is.
RecordRows call_rows(const CallRecord& call, const pack::Pack& pack);

}  // namespace lintel::casework
