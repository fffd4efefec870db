#pragma once

#include <string>
#include <vector>

#include "app/wiring.h"
#include "terms/fields.h"

/// Much of what a hub holds, made quickly: some weeks are lived through the verbs in memory, and what came to its end
/// there is told again and again, each time about others and further in the past. Chains are whole and views are
/// rebuilt.
namespace lintel::app::bench {

/// Fills an empty hub with so many contacts, or with fewer when time runs out. Says in words what there is then.
std::string fill(OpenHub& hub, int contacts);

/// Requests as the demonstration's referrers sent them, each once, with NHS numbers that nobody has yet.
std::vector<terms::Fields> requests(const Settings& settings, std::size_t count);

}  // namespace lintel::app::bench
