#pragma once

#include <string>

#include "casework/ports/ledger.h"

namespace lintel::casework {

/// Adds the bytes that chain_hash covers: every stored field and the payload's own bytes. Whoever hashes many facts
/// keeps them until there are enough for another thread.
void append_chained(std::string& bytes, const Fact& fact);

}  // namespace lintel::casework
