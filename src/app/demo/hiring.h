#pragma once

#include "app/demo/life.h"

namespace lintel::app::demo {

/// Fills the posts that the pack says there are, the week before the first; of a role without posts one for each of its
/// teams.
void hire(Life& life);

}  // namespace lintel::app::demo
