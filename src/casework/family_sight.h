#pragma once

#include "casework/ports/views.h"
#include "casework/records/family.h"
#include "pack/pack.h"
#include "terms/actor.h"

/// Who sees which families (P-21): whoever proposes or endorses early help sees all of them; others by the scope of
/// their role; those in a team of a locality the families of that locality, and only once the allocation is endorsed.
namespace lintel::casework {

/// What a family is seen by: "district:north", "team:mat_north", "staff:ann".
std::vector<std::string> family_seen_by(const FamilyRecord& record);

bool sees_every_family(const pack::Pack& in_force, const terms::Actor& actor);
bool may_see_family(const pack::Pack& in_force, const terms::Actor& actor, const FamilyRecord& record);

/// Leaves in a query of "families", "family_members", "claims", "assessments" or "allocations" only what this person
/// sees.
void keep_to_sight(Query& query, const pack::Pack& in_force, const terms::Actor& actor);

}  // namespace lintel::casework
