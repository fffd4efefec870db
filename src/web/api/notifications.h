#pragma once

#include "web/session/route.h"

namespace lintel::web::api {

/// POST /api/v1/notifications: a police notification, as receive_notification takes it. One that is here already is
/// answered 409, with the address of the first under Location.
Act receive_notification();
/// GET /api/v1/notifications/{reference}: what has become of it, for the key that sent it.
Response show_notification(const Visit& visit);

}  // namespace lintel::web::api
