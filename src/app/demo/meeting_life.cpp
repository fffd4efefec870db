#include "app/demo/meeting_life.h"

#include <algorithm>

#include "terms/london.h"

namespace lintel::app::demo {

using terms::Instant;

MeetingLife::MeetingLife(Life& life, terms::Date first_day)
    : life_(life),
      pack_(life.pack()),
      dice_(life.dice()),
      workers_(life.workers()),
      meetings_(meeting_days(pack_, first_day, terms::london_date(life.plan().now))) {}

void MeetingLife::begin_day(terms::Date day, Instant at) {
  for (const auto& one : meetings_)
    if (one.scheduled_on == day) schedule(one, at);
}

void MeetingLife::step(const casework::StreamId& stream, Instant at, int turn) {
  const auto record = casework::fold_meeting(life_.facts(stream));
  turn == 0 ? hold(record, at) : close_action(record, at, turn);
}

void MeetingLife::schedule(const MeetingDay& day, Instant at) {
  const auto* chair = workers_.one_serving(day.kind->chaired_by, day.district);
  if (!chair) return;
  auto fields = schedule_fields(day, dice_);
  fields.emplace("facilitator", chair->id.value);
  const auto result = life_.perform("schedule_meeting", {"meeting", ""}, std::move(fields), chair->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result))
    life_.later(done->stream, terms::from_london(day.held_on, 12, 30), 0);
}

// Held, with its minutes, and with two or three actions.
void MeetingLife::hold(const casework::MeetingRecord& record, Instant at) {
  const auto& it = record.scheduled.it;
  const auto* chair = workers_.find(it.facilitator);
  const auto* kind = pack_.meeting(it.kind);
  const auto* guest = workers_.one_serving(kind->attended_by, it.district);
  const auto day = terms::london_date(at);
  if (!life_.did("hold_meeting", record.stream,
                 {{"held_on", terms::iso_text(day)},
                  {"attended", it.facilitator_name + (guest ? ", " + guest->actor.name : "") +
                                   ", a health visitor and two of the schools"}},
                 &chair->actor, at))
    return;
  const auto held = casework::fold_meeting(life_.facts(record.stream));
  life_.did("write_minutes", record.stream, minutes_fields(held, dice_), &chair->actor, at);
  life_.did("add_action", record.stream, own_action_fields(day, chair->id, dice_), &chair->actor, at);
  life_.did("add_action", record.stream, others_action_fields(day, pack_, dice_), &chair->actor, at);
  if (guest && dice_.one_in(2))
    life_.did("add_action", record.stream, own_action_fields(day, guest->id, dice_), &chair->actor, at);
  life_.later(record.stream, at + std::chrono::days{6}, 1);
}

// One after the other, but of each kind of meeting one that stays undone.
void MeetingLife::close_action(const casework::MeetingRecord& record, Instant at, int turn) {
  constexpr int to_be_left = 2;
  if (turn == to_be_left && left_undone_.insert(record.scheduled.it.kind).second) return;
  const auto* chair = workers_.find(record.scheduled.it.facilitator);
  const auto open = std::ranges::find_if(record.actions, [](const auto& one) { return !one.closed; });
  if (open == record.actions.end()) return;
  if (life_.did("close_action", record.stream,
                {{"action", open->added.it.id}, {"done", "Done, and everybody who asked was told."}}, &chair->actor,
                at))
    life_.later(record.stream, at + std::chrono::days{6}, turn + 1);
}

}  // namespace lintel::app::demo
