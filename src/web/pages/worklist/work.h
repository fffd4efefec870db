#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/views.h"
#include "pack/pack.h"
#include "terms/actor.h"

/// Which contacts stand in which list of a worklist, and what is to be done with each.
namespace lintel::web::worklist {

enum class Tab { mine, team, unassigned, overdue, all };

std::optional<Tab> tab_named(std::string_view name);
std::string_view name_of(Tab tab);
std::string_view words_of(Tab tab);

/// The filters that stand in the address of a list.
struct Filters {
  std::string level;
  std::string arm;
};

/// The contacts of a list, most pressing first: by deadline; without one, suspected harm before everything and the rest
/// as if due at the end of the day they came; then urgent before the rest, then as they came. Only open contacts that
/// this person may open.
casework::Query contacts_in(Tab tab, const Filters& filters, const pack::Pack& pack, const terms::Actor& actor,
                            terms::Instant now);
/// Calls that this person may return or read, or that were given to them.
casework::Query calls_for(const terms::Actor& actor);

}  // namespace lintel::web::worklist
