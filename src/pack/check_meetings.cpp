#include <fmt/format.h>

#include "pack/checking.h"

namespace lintel::pack {

namespace {

std::vector<std::string> names_of(const auto& all) {
  return {all.begin(), all.end()};
}

bool lists(const MeetingKind& kind, std::string_view section) {
  return std::ranges::find(kind.agenda, section) != kind.agenda.end();
}

void check_agenda(Checking& checking, const MeetingKind& kind) {
  const auto from = named("meeting", kind);
  check_listed_once(checking, from, "agenda", kind.agenda);
  for (const auto& section : kind.agenda) checking.refers(from, "agenda", section, names_of(agenda_sections));
  if (!kind.standing.empty()) check_listed_once(checking, from, "standing", ids_of(kind.standing));
  for (const auto section : sections_of_families)
    if (lists(kind, section) && !checking.pack.early_help.exists())
      checking.complain(kind.place,
                        fmt::format("{}: the hub has no early help, of which \"{}\" are", from.words(), section),
                        "a part early_help, or an agenda without them");
}

// A summary waits for the meeting by what its contact owes.
void check_summaries(Checking& checking, const MeetingKind& kind) {
  const auto from = named("meeting", kind);
  checking.refers(from, "discusses", kind.discusses, ids_of(checking.pack.obligations, &ObligationRule::kind));
  if (lists(kind, "summaries") && kind.discusses.empty())
    checking.complain(kind.place, from.words() + " has summaries on its agenda and does not say which",
                      "discusses: the kind of obligation that waits for it");
}

void check_kind(Checking& checking, const MeetingKind& kind) {
  const auto from = named("meeting", kind);
  check_workers(checking, from, from.words(), "chaired_by", kind.chaired_by,
                {"see_meetings", "schedule_meeting", "hold_meeting", "write_minutes"});
  if (!kind.attended_by.empty())
    check_workers(checking, from, from.words(), "attended_by", kind.attended_by, {"see_meetings"});
  if (kind.of_district() && checking.pack.districts.empty())
    checking.complain(kind.place, from.words() + " is held in each district, and there are none", "per: hub");
  check_agenda(checking, kind);
  check_summaries(checking, kind);
}

}  // namespace

void check_meetings(Checking& checking) {
  const auto& meetings = checking.pack.meetings;
  if (meetings.empty()) return;
  check_listed_once(checking, {"the part", "meetings", meetings.front().place}, "meetings", ids_of(meetings));
  for (const auto& kind : meetings) check_kind(checking, kind);
}

}  // namespace lintel::pack
