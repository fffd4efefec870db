#pragma once

#include "web/session/visit.h"

namespace lintel::web::signin {

Response show_sign_in(const Visit& visit);
Response sign_in(const Visit& visit);
Response sign_in_demo(const Visit& visit);
Response sign_out(const Visit& visit);

}  // namespace lintel::web::signin
