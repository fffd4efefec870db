#pragma once

#include "casework/verb.h"

namespace lintel::casework {

Verb record_person_verb();
Verb correct_person_verb();
Verb open_involvement_verb();
Verb close_involvement_verb();

}  // namespace lintel::casework
