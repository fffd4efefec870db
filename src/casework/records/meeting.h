#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"

/// A meeting of one of the pack's kinds: scheduled, held with the agenda that the records then made, minuted, and what
/// was agreed to be done. Its facts, and their fold.
namespace lintel::casework {

/// What it will look at is taken from the pack as it then stands.
struct MeetingScheduled {
  std::string reference;
  std::string kind;
  std::string title;
  std::string district;  // empty: of the whole hub
  Instant begins_at{};
  std::string where;
  StaffId facilitator;  // may be empty where the kind needs none
  std::string facilitator_name;
  std::string invited;
  std::vector<std::string> agenda;  // pack::agenda_sections, in order
  std::string discusses;
  std::vector<std::string> teams;  // of the district: summaries wait with them
};
LINTEL_FACT(MeetingScheduled, reference, kind, title, district, begins_at, where, facilitator, facilitator_name,
            invited, agenda, discusses, teams)

/// One line of an agenda, in the words of the moment in which it was made.
struct AgendaItem {
  std::string id;       // unique in the agenda: "1"
  std::string section;  // one of pack::agenda_sections, or "standing"
  std::string record;   // "family/7K3M-9QWX"; empty for what is about no record
  std::string part;     // which part of that record: the number of an allocation, the id of an assessment or an action
  std::string title;
  std::string says;
  std::optional<Date> due_on;

  bool operator==(const AgendaItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (), (id, section, record, part, title, says, due_on))

struct MeetingHeld {
  Date held_on{};
  std::string attended;
  std::vector<AgendaItem> agenda;  // as it then was; nothing changes it later
};
LINTEL_FACT(MeetingHeld, held_on, attended, agenda)

struct MinutesWritten {
  std::map<std::string, std::string> notes;  // by item of the agenda: those that changed
  std::string minutes;                       // of what is about no item
};
LINTEL_FACT(MinutesWritten, notes, minutes)

struct ActionAdded {
  std::string id;  // unique in the meeting: "a1"
  std::string what;
  StaffId owner;  // may be empty: somebody who is not on the hub's staff
  std::string owner_name;
  Date due_on{};
  std::string item;  // of the agenda; empty: about none
};
LINTEL_FACT(ActionAdded, id, what, owner, owner_name, due_on, item)

struct ActionClosed {
  std::string id;
  std::string done;
  Date closed_on{};
};
LINTEL_FACT(ActionClosed, id, done, closed_on)

/// Another day, place or facilitator than it was scheduled with; what is not moved is said again.
struct MeetingMoved {
  Instant begins_at{};
  std::string where;
  StaffId facilitator;
  std::string facilitator_name;
  std::string reason;
};
LINTEL_FACT(MeetingMoved, begins_at, where, facilitator, facilitator_name, reason)

struct MeetingCancelled {
  std::string reason;
};
LINTEL_FACT(MeetingCancelled, reason)

using MeetingFacts = boost::mp11::mp_list<MeetingScheduled, MeetingMoved, MeetingHeld, MinutesWritten, ActionAdded,
                                          ActionClosed, MeetingCancelled>;

enum class MeetingState { scheduled, held, cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, scheduled, held, cancelled)

struct MeetingAction {
  Recorded<ActionAdded> added;
  std::optional<Recorded<ActionClosed>> closed;
};

struct MeetingRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string pack;
  Recorded<MeetingScheduled> scheduled;  // when, where and by whom as it was moved last
  MeetingState state = MeetingState::scheduled;
  std::optional<Recorded<MeetingHeld>> held;
  std::map<std::string, std::string> notes;  // the latest of each item
  std::string minutes;
  std::optional<Recorded<MinutesWritten>> minuted;  // last
  std::vector<MeetingAction> actions;
  std::optional<Recorded<MeetingMoved>> moved;  // last
  std::optional<Recorded<MeetingCancelled>> cancelled;

  bool exists() const { return version > 0; }
  const MeetingAction* action(std::string_view id) const;
  const AgendaItem* item(std::string_view id) const;  // of the agenda as it was held
  std::string note(const std::string& item) const;
  std::size_t open_actions() const;
};

void apply_fact(MeetingRecord& record, const Fact& fact);
/// The record as it stood at an instant: facts after it are left out.
MeetingRecord fold_meeting(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

}  // namespace lintel::casework
