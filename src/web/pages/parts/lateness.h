#pragma once

#include "casework/records/obligation.h"
#include "web/pages/parts/form.h"

/// Explaining why something was late, of a contact as of a call.
namespace lintel::web::parts {

/// Which of what is late, and why. `given` is chosen until something is typed.
Html lateness_fields(const Typing& typing, const casework::Obligations& obligations, terms::Instant now,
                     const std::string& given = "");

}  // namespace lintel::web::parts
