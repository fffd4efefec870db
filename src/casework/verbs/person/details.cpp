#include "casework/verbs/person/details.h"

#include "domain/people/people.h"

namespace lintel::casework {

namespace {

bool has_name(const PersonRecorded& details) {
  return !(details.given_name.empty() && details.family_name.empty() && details.known_as.empty());
}

}  // namespace

std::vector<Problem> future_problem(std::string_view field, Date day, Date today) {
  if (day <= today) return {};
  return {{std::string(field), "The date cannot be in the future"}};
}

std::vector<Problem> problems_in(const PersonRecorded& details, Date today) {
  std::vector<Problem> found;
  if (!has_name(details)) found.push_back({"given_name", "Enter at least one name"});
  if (details.kind != "child" && details.kind != "adult")
    found.push_back({"kind", "Say whether this is a child or an adult"});
  if (details.born && *details.born > today) found.push_back({"born", "The date of birth cannot be in the future"});
  if (!details.nhs_number.empty() && !domain::nhs_number(details.nhs_number))
    found.push_back({"nhs_number",
                     "This is not an NHS number: it has 10 digits and its last digit must fit the others. Check for a "
                     "digit mistyped"});
  if (!details.postcode.empty() && !domain::postcode(details.postcode))
    found.push_back({"postcode", "Enter a full postcode, or leave it blank and write what is known in the address"});
  return found;
}

void tidy(PersonRecorded& details) {
  if (const auto digits = domain::nhs_number(details.nhs_number)) details.nhs_number = *digits;
  if (const auto postcode = domain::postcode(details.postcode)) details.postcode = *postcode;
}

}  // namespace lintel::casework
