#include "casework/meeting_sight.h"
#include "casework/verbs/all.h"
#include "casework/verbs/meeting/meeting_verb.h"

namespace lintel::casework {

Cited cite_meeting(const pack::Pack& pack, std::string_view kind) {
  const auto* found = pack.meeting(kind);
  return found ? Cited{terms::RuleId{found->id}, found->source} : Cited{};
}

bool holds(const MeetingRecord& record, const Context& context) {
  const auto& it = record.scheduled.it;
  const auto* kind = context.pack.meeting(it.kind);
  return context.actor.id == it.facilitator || (kind && chairs(context.pack, context.actor, *kind, it.district));
}

std::vector<Verb> meeting_verbs() {
  return {schedule_meeting_verb(), move_meeting_verb(), hold_meeting_verb(),  write_minutes_verb(),
          add_action_verb(),       close_action_verb(), cancel_meeting_verb()};
}

}  // namespace lintel::casework
