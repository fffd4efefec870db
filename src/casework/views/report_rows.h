#pragma once

#include "casework/perform.h"
#include "casework/records/report.h"

namespace lintel::casework {

/// Row of "issued_reports".
RecordRows report_rows(const ReportRecord& record);

}  // namespace lintel::casework
