#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/training.h"
#include "pack/pack.h"

namespace lintel::casework {

/// One row of "trainings".
RecordRows training_rows(const TrainingRecord& record);

/// One row of "contact_quality", in hubs with training. It names nobody.
std::vector<ViewRow> quality_rows(const ContactRecord& record, const pack::Pack& pack);

}  // namespace lintel::casework
