#pragma once

#include "casework/records/tray.h"
#include "casework/verb.h"

namespace lintel::casework {

/// What waits in a tray to be taken on, the most urgent first.
Query waiting_in(const TeamId& tray, int limit);

}  // namespace lintel::casework
