#pragma once

#include "pack/pack.h"

namespace lintel::worked_cases {

/// A hub of two levels, for tests of the language itself.
pack::Pack small_pack();

}  // namespace lintel::worked_cases
