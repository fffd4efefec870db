#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "terms/actor.h"

/// Who may open which report: reports with a line for a child or family need a right of their own, and whoever sees
/// only their teams' work sees only the localities of their teams (D-28, W-24).
namespace lintel::casework::reports {

/// Whether they may open this report of a district; of the whole hub when it is empty.
bool may_open(const pack::Pack& in_force, const terms::Actor& actor, std::string_view name,
              const std::string& district);

/// The districts whose lines they may see, by id, in the pack's order; `whole` when the whole hub is open to them.
struct Localities {
  bool whole = false;
  std::vector<std::string> districts;
};
Localities localities_of(const pack::Pack& in_force, const terms::Actor& actor);

/// One district as a report asks for it; none for the whole hub.
std::vector<std::string> only(const std::string& district);

}  // namespace lintel::casework::reports
