#pragma once

#include <vector>

#include "app/demo/between_agencies.h"
#include "app/demo/life.h"

namespace lintel::app::demo {

/// What agencies sign and how they are trained, in a hub whose pack has those parts.
class AgencyLife {
 public:
  AgencyLife(Life& life, terms::Date first_day);

  /// What is of a day is recorded.
  void begin_day(terms::Date day, terms::Instant at);

 private:
  Life& life_;
  std::vector<AgencyAct> agreements_, training_;
};

}  // namespace lintel::app::demo
