#pragma once

#include <vector>

#include "casework/views/tables.h"

namespace lintel::casework {

/// The tables of meetings, and what an agenda reads of families besides.
std::vector<Table> meeting_tables();

}  // namespace lintel::casework
