#pragma once

#include "web/session/visit.h"

/// Keys of other systems that call /api: what there is, a new one (shown once), and taking one away.
namespace lintel::web::administration {

Response show_keys(const Visit& visit);
Response make_key(const Visit& visit);
Response take_key_away(const Visit& visit);

}  // namespace lintel::web::administration
