#pragma once

#include "casework/ports/views.h"
#include "casework/records/meeting.h"
#include "pack/pack.h"
#include "terms/actor.h"

/// Who sees which meetings: whoever chairs or attends that kind in its district, whoever scheduled or facilitates it or
/// owns an action of it, and roles that see the whole hub.
namespace lintel::casework {

/// Whether they hold meetings of this kind in this district (empty: of the whole hub). A team without a district serves
/// all of them.
bool chairs(const pack::Pack& pack, const terms::Actor& actor, const pack::MeetingKind& kind,
            std::string_view district);

/// What a meeting is seen by: "mat_managers@north", "staff:ann".
std::vector<std::string> meeting_seen_by(const MeetingRecord& record);
bool may_see_meeting(const pack::Pack& in_force, const terms::Actor& actor, const MeetingRecord& record);
/// Leaves in a query of "meetings" or "meeting_actions" only what this person sees.
void keep_to_meetings_seen(Query& query, const pack::Pack& in_force, const terms::Actor& actor);
/// The districts whose meetings of a kind they see: for lists of months. A meeting of the hub has the district "".
std::vector<std::string> districts_seen(const pack::Pack& in_force, const terms::Actor& actor,
                                        const pack::MeetingKind& kind);

}  // namespace lintel::casework
