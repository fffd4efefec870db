#pragma once

#include "casework/perform.h"
#include "web/session/visit.h"

namespace lintel::web::administration {

Response show_overview(const Visit& visit);
Response show_teams(const Visit& visit);
Response show_pack(const Visit& visit);
Response show_versions(const Visit& visit);
Response show_outbox(const Visit& visit);
Response show_audit(const Visit& visit);

}  // namespace lintel::web::administration
