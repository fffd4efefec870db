#pragma once

#include "pack/pack.h"

namespace lintel::casework {

/// Every name that the engine stands behind: what a pack's rules may use. Kept beside the code that gives them meaning.
pack::Vocabulary vocabulary();

}  // namespace lintel::casework
