#pragma once

#include "web/session/site.h"

namespace lintel::web {

/// Ends every session of the hub: when the second factors that were proved are no longer there.
void end_all_sessions(const Site& site, terms::Instant now);

}  // namespace lintel::web
