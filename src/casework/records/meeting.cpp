#include "casework/records/meeting.h"

#include <algorithm>

namespace lintel::casework {

// Not in an unnamed namespace: apply_fact finds them by the record they change.
static void apply(MeetingRecord& record, const MeetingScheduled& it, const Fact& fact) {
  record.scheduled = recorded(it, fact);
  record.pack = fact.pack;
}

static void apply(MeetingRecord& record, const MeetingMoved& it, const Fact& fact) {
  record.moved = recorded(it, fact);
  auto& scheduled = record.scheduled.it;
  scheduled.begins_at = it.begins_at;
  scheduled.where = it.where;
  scheduled.facilitator = it.facilitator;
  scheduled.facilitator_name = it.facilitator_name;
}

static void apply(MeetingRecord& record, const MeetingHeld& it, const Fact& fact) {
  record.held = recorded(it, fact);
  record.state = MeetingState::held;
}

static void apply(MeetingRecord& record, const MinutesWritten& it, const Fact& fact) {
  record.minuted = recorded(it, fact);
  record.minutes = it.minutes;
  for (const auto& [item, note] : it.notes) record.notes[item] = note;
}

static void apply(MeetingRecord& record, const ActionAdded& it, const Fact& fact) {
  record.actions.push_back({recorded(it, fact), std::nullopt});
}

static void apply(MeetingRecord& record, const ActionClosed& it, const Fact& fact) {
  for (auto& one : record.actions)
    if (one.added.it.id == it.id) one.closed = recorded(it, fact);
}

static void apply(MeetingRecord& record, const MeetingCancelled& it, const Fact& fact) {
  record.cancelled = recorded(it, fact);
  record.state = MeetingState::cancelled;
}

const MeetingAction* MeetingRecord::action(std::string_view id) const {
  const auto found = std::ranges::find_if(actions, [&](const auto& one) { return one.added.it.id == id; });
  return found == actions.end() ? nullptr : &*found;
}

const AgendaItem* MeetingRecord::item(std::string_view id) const {
  if (!held) return nullptr;
  const auto found = std::ranges::find(held->it.agenda, id, &AgendaItem::id);
  return found == held->it.agenda.end() ? nullptr : &*found;
}

std::string MeetingRecord::note(const std::string& item) const {
  const auto found = notes.find(item);
  return found == notes.end() ? "" : found->second;
}

std::size_t MeetingRecord::open_actions() const {
  return static_cast<std::size_t>(std::ranges::count_if(actions, [](const auto& one) { return !one.closed; }));
}

void apply_fact(MeetingRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, MeetingFacts{});
}

MeetingRecord fold_meeting(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  MeetingRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

}  // namespace lintel::casework
