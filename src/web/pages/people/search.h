#pragma once

#include <string>
#include <vector>

#include "casework/ports/views.h"
#include "terms/refusal.h"

/// Looking for a person by what one knows: exact for numbers and dates, by beginning for names and postcodes.
namespace lintel::web::people {

struct Wanted {
  std::string given_name, family_name, born, nhs_number, postcode;

  bool anything() const {
    return !(given_name.empty() && family_name.empty() && born.empty() && nhs_number.empty() && postcode.empty());
  }
};

/// What is wrong with what was typed, by field.
std::vector<terms::Problem> mistakes_in(const Wanted& wanted);
/// The question to the view of people. All that was typed must fit; a given name also fits what somebody is known as.
casework::Query query_for(const Wanted& wanted);

}  // namespace lintel::web::people
