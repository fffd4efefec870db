#pragma once

#include <optional>

#include "casework/records/contact.h"
#include "pack/pack.h"

/// Whether a contact with a family that nobody can reach needs a home visit (L-61, L-62): where it may be considered,
/// when to say so, and whom the hub speaks to. The pack's settings say on which pathway, how long before the decision
/// is due, and which kind of team.
namespace lintel::casework {

/// The pathway is the one whose families may be visited.
bool home_visit_on_pathway(const ContactRecord& record, const pack::Pack& pack);
/// Somebody tried to reach the family and nobody was reached (L-63).
bool home_visit_offered(const ContactRecord& record, const pack::Pack& pack);
/// D-41: the time from which the hub is reminded, ahead of the decision's deadline and without moving it. Empty when
/// there is nothing to remind of: the family is reached, the liaison recorded, no deadline set, no longer screened.
std::optional<Instant> home_visit_prompt_at(const ContactRecord& record, const pack::Pack& pack);
/// The family's local team, whose manager is spoken to; null when the pack or the district does not say.
const pack::Team* home_visit_team(const ContactRecord& record, const pack::Pack& pack);

}  // namespace lintel::casework
