#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/consultation.h"
#include "pack/pack.h"

namespace lintel::casework {

/// One row of consultations and one of obligations for each. No text that somebody typed is in them.
RecordRows consultation_rows(const ConsultationRecord& record, const pack::Pack& pack);

}  // namespace lintel::casework
