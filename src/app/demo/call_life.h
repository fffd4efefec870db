#pragma once

#include <vector>

#include "app/demo/life.h"

namespace lintel::app::demo {

/// Somebody calls about one of the families.
void take_call(Life& life, const std::vector<Family>& families, terms::Instant at);
/// The call is returned, at the second turn for sure, or read.
void step_call(Life& life, const casework::StreamId& stream, terms::Instant at, int turn);

}  // namespace lintel::app::demo
