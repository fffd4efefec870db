#pragma once

#include "web/session/visit.h"

/// A person's own account: what they sign in with.
namespace lintel::web::signin {

Response show_account(const Visit& visit);
Response show_set_password(const Visit& visit);
Response set_password(const Visit& visit);
Response show_second_factor(const Visit& visit);
Response confirm_second_factor(const Visit& visit);

}  // namespace lintel::web::signin
