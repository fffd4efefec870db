#pragma once

#include <string>

#include "terms/ids.h"

namespace lintel::casework {

/// What a shelf of packs may know besides its versions.
class PackTrouble {
 public:
  virtual ~PackTrouble() = default;
  /// What keeps new versions of a hub's pack from being taken in, in words for its administrator; empty: nothing does.
  virtual std::string trouble(const terms::HubId& hub) const = 0;
};

}  // namespace lintel::casework
