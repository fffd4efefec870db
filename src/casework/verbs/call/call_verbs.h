#pragma once

#include <string>
#include <vector>

#include "casework/verb.h"

namespace lintel::casework {

Verb take_call_verb();
Verb allocate_call_verb();
Verb return_call_verb();
Verb read_call_verb();
Verb link_call_verb();
Verb close_call_verb();
Verb explain_call_breach_verb();

/// Whether somebody holds one of the authorities, written "role@arm" or "role", that a fact keeps. No list: anybody.
bool holds_listed(const Actor& actor, const std::vector<std::string>& authorities);

}  // namespace lintel::casework
