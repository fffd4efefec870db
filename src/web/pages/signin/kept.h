#pragma once

#include "web/session/visit.h"

/// What was typed and not yet sent, or sent too late.
namespace lintel::web::signin {

Response keep_typed(const Visit& visit);     // POST /drafts/{id}
Response show_continue(const Visit& visit);  // GET /continue/{id}
Response discard_continue(const Visit& visit);

}  // namespace lintel::web::signin
