#pragma once

#include "web/pages/pages.h"

namespace lintel::web::reports {

/// The reports that a hub issues for a period: as they stand, as files, and as they were issued.
std::vector<Route> issuing_routes();
/// Lines for the list of all reports: those that this hub has and this person may open.
std::vector<Html> issuing_lines(const Visit& visit);

}  // namespace lintel::web::reports
