#pragma once

#include "web/session/visit.h"

/// The first page: what the hub is for, whom to ring, and the ways in.
namespace lintel::web::landing {

Response show_landing(const Visit& visit);

/// The hub's numbers with 999 first, for every page without an account.
Html phone_list(const pack::Pack& pack);
/// The pack's link of this id; null when it has none.
const pack::Link* link_of(const pack::Pack& pack, std::string_view id);

}  // namespace lintel::web::landing
