#pragma once

#include <string>

#include "terms/ids.h"
#include "terms/instant.h"

/// What the rules of a pack are made of.
namespace lintel::pack {

using terms::Date;
using terms::RoleId;

/// Where in the pack's files something stands.
struct Place {
  std::string file;
  int line = 0;
};

/// A length of time on a clock. `none` means that the hub sets no timescale, and pages say so (D-51).
struct Timescale {
  enum class Unit { none, minutes, hours, working_days, next_opening };
  Unit unit = Unit::none;
  int count = 0;

  bool operator==(const Timescale&) const = default;
};

/// Who may do something: a role, and where it matters the arm of the hub they work in. Written "practice_manager@mash".
struct Authority {
  RoleId role;
  std::string arm;  // empty: any arm

  bool operator==(const Authority&) const = default;
};

}  // namespace lintel::pack
