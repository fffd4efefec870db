#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/session/visit.h"

/// That a form which changes something was shown by us to the browser that sends it.
namespace lintel::web {

/// A new token for a form of this page, bound to the session, or to a cookie that the browser is then given. No two are
/// the same, so that a compressed page does not give it away (see web/server/response.h).
std::string form_token(const Visit& visit);
bool is_form_token(const Site& site, std::string_view token, std::string_view binding);

/// Says, in a form, to whom it was shown: what is sent after the session has ended is kept for them alone.
std::string whose_token(const Site& site, const terms::StaffId& staff);
std::optional<terms::StaffId> whose(const Site& site, std::string_view token);

/// What the browser says about where the request comes from. Nothing said is not a foreign site: the token decides
/// then.
bool from_another_site(const Site& site, const Request& request);

std::string form_cookie_name(const Site& site);

}  // namespace lintel::web
