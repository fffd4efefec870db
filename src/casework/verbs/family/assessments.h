#pragma once

#include "casework/records/family.h"
#include "casework/verb.h"

namespace lintel::casework {

/// The assessment that an allocation gives to somebody, once it is endorsed.
NewFact assessment_given(const AllocationProposed& allocation, const FamilyRecord& record, const Context& context);

}  // namespace lintel::casework
