#pragma once

#include <vector>

#include "casework/reports/reports.h"

/// Reports of early help for families: what was allocated in a week, how much each agency does in a month, and what
/// early help means for the work of the whole hub.
namespace lintel::casework::reports {

/// Allocations endorsed in the period: what only somebody proposed is in no report (P-35, P-37).
std::vector<Query> weekly_queries(const Period& period);
Made make_weekly(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);

/// Seven figures for each agency (P-67). Children are counted once for an agency, however many of its families they are
/// in (P-68); who leads as at the end of the period's last local day, all else by its day (D-48). Whether a family can
/// be attached to a programme is as it is known when the report is made.
std::vector<Query> agency_queries(const Period& period);
Made make_agencies(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);

/// Need and early help in each locality, beside what came to the hub and what went to social care (P-69).
std::vector<Query> area_queries(const Period& period);
inline constexpr int area_pictured = 3;  // children helped
Made make_area(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);

}  // namespace lintel::casework::reports
