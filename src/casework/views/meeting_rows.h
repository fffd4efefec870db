#pragma once

#include "casework/ports/ledger.h"
#include "casework/records/meeting.h"

namespace lintel::casework {

/// One row of "meetings", one of "meeting_actions" for each action, and for a meeting that was held one of
/// "agenda_items" for each item about a record.
RecordRows meeting_rows(const MeetingRecord& record);

}  // namespace lintel::casework
