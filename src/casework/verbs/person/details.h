#pragma once

#include <string_view>
#include <vector>

#include "casework/records/person.h"
#include "casework/verb.h"

namespace lintel::casework {

/// Every mistake in a person's details, each with its field: no name, no kind, a date of birth in the future, an NHS
/// number whose check digit is wrong, half a postcode. `today` is the date in London.
std::vector<Problem> problems_in(const PersonRecorded& details, Date today);
/// NHS number as ten digits, postcode in its usual spacing. Call it on details without problems.
void tidy(PersonRecorded& details);
/// "A date in the future", for a day of an event.
std::vector<Problem> future_problem(std::string_view field, Date day, Date today);

}  // namespace lintel::casework
