#pragma once

#include <vector>

#include "casework/reports/reports.h"

/// The scorecard of social care: for each locality the figures that the pack lists (P-70 to P-76).
namespace lintel::casework::reports {

std::vector<Query> social_care_queries(const Period& period);
Made make_social_care(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);

}  // namespace lintel::casework::reports
