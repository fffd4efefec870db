#pragma once

#include "web/session/route.h"

namespace lintel::web::api {

/// POST /api/v1/requests: a request for support or information, as receive_request takes it.
Act receive_request();
/// GET /api/v1/requests/{reference}: what has become of it, for the key that sent it.
Response show_request(const Visit& visit);
/// GET /api/v1/openapi.json
Response show_description(const Visit& visit);

}  // namespace lintel::web::api
