#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/agreement.h"

namespace lintel::casework {

/// One row of "agreements": what stands now.
RecordRows agreement_rows(const AgreementRecord& record);

}  // namespace lintel::casework
