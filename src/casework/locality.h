#pragma once

#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "pack/pack.h"

namespace lintel::casework {

/// Where a family belongs (P-40): by the postcode of a child, else of anybody, else by the school of a child.
struct Locality {
  std::string district;    // empty: nothing says it
  std::string found_by;    // "postcode", "school"
  std::string found_from;  // the postcode, the school
};
Locality locality_of(const std::vector<Subject>& subjects, const pack::Pack& pack);

}  // namespace lintel::casework
