#include "casework/locality.h"

namespace lintel::casework {

Locality locality_of(const std::vector<Subject>& subjects, const pack::Pack& pack) {
  for (const bool children_only : {true, false})
    for (const auto& one : subjects)
      if (one.child || !children_only)
        if (const auto* district = pack.district_of(one.postcode)) return {district->id, "postcode", one.postcode};
  for (const auto& one : subjects)
    if (one.child)
      if (const auto* district = pack.district_of_school(one.school)) return {district->id, "school", one.school};
  return {};
}

}  // namespace lintel::casework
