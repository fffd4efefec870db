#include "casework/cases/meeting_expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/agenda.h"
#include "casework/cases/world.h"
#include "casework/meeting_months.h"
#include "casework/meeting_sight.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

using Said = const Expectation&;

constexpr auto no_meeting = "there is no meeting yet";
constexpr int months_looked_back = 24;

std::optional<MeetingRecord> meeting_in(World& world) {
  const auto stream = world.record({"meeting", ""});
  if (!stream) return std::nullopt;
  return fold_meeting(world.facts(*stream));
}

// As it was held, or as it would be now.
std::vector<AgendaItem> agenda_in(World& world, const MeetingRecord& record) {
  if (record.held) return record.held->it.agenda;
  return agenda_now(record.scheduled.it, world.now(), world.pack(), [&](Query query) {
    query.hub = world.hub();
    return world.store().rows(query);
  });
}

std::string words_of(const AgendaItem& item) {
  return fmt::format("{}: {}. {}", section_words(item.section), item.title, item.says);
}

std::string words_of(const std::vector<AgendaItem>& items) {
  std::vector<std::string> all;
  for (const auto& item : items) all.push_back(words_of(item));
  return all.empty() ? "nothing stands on it" : base::joined(all, "\n");
}

bool stands_on(const std::vector<AgendaItem>& items, std::string_view text) {
  return std::ranges::any_of(items, [&](const auto& item) { return has_words(words_of(item), text); });
}

const MeetingAction* action_in(const MeetingRecord& record, std::string_view text) {
  const auto found = std::ranges::find_if(record.actions, [&](const auto& one) {
    return has_words(
        fmt::format("{}, {}, {}", one.added.it.what, one.added.it.owner_name, terms::date_words(one.added.it.due_on)),
        text);
  });
  return found == record.actions.end() ? nullptr : &*found;
}

bool listed_for(World& world, Said said) {
  const auto record = world.record(record_from_words(word(said, "record")));
  Query query{.hub = world.hub(), .table = "meetings", .limit = 1000};
  const auto actor = world.actor(word(said, "worker"));
  keep_to_meetings_seen(query, world.pack(), actor);
  const auto rows = world.store().rows(query);
  return record && has_right(world.pack(), actor, "see_meetings") &&
         std::ranges::any_of(rows, [&](const Row& row) { return row.stream == *record; });
}

std::string month_found(World& world, Said said, bool wanted) {
  const auto* kind = world.pack().meeting(word(said, "meeting"));
  const auto today = terms::london_date(world.now());
  auto query = meetings_of(*kind, word(said, "locality"), today, months_looked_back);
  query.hub = world.hub();
  for (const auto& one : meeting_months(*kind, world.store().rows(query), today, months_looked_back))
    if (terms::month_words(one.month) == word(said, "text"))
      return one.missed == wanted ? "" : one.held_on ? "held on " + terms::date_words(*one.held_on) : "none was held";
  return fmt::format("\"{}\" is none of the last {} months", word(said, "text"), months_looked_back);
}

}  // namespace

std::string agenda_has(World& world, Said said) {
  const auto record = meeting_in(world);
  if (!record) return no_meeting;
  const auto items = agenda_in(world, *record);
  return stands_on(items, word(said, "text")) ? "" : words_of(items);
}

std::string agenda_has_not(World& world, Said said) {
  const auto record = meeting_in(world);
  if (!record) return no_meeting;
  const auto items = agenda_in(world, *record);
  return stands_on(items, word(said, "text")) ? words_of(items) : "";
}

std::string number_of_items(World& world, Said said) {
  const auto record = meeting_in(world);
  if (!record) return no_meeting;
  const auto items = agenda_in(world, *record);
  return fmt::format("{}", items.size()) == word(said, "number") ? "" : words_of(items);
}

std::string minutes_say(World& world, Said said) {
  const auto record = meeting_in(world);
  if (!record) return no_meeting;
  std::string all = record->minutes;
  for (const auto& [item, note] : record->notes) all += "\n" + note;
  return has_words(all, word(said, "text")) ? "" : all;
}

std::string action_is_open(World& world, Said said) {
  const auto record = meeting_in(world);
  const auto* action = record ? action_in(*record, word(said, "text")) : nullptr;
  if (!action) return "there is no such action";
  return action->closed ? "closed: " + action->closed->it.done : "";
}

std::string action_is_closed(World& world, Said said) {
  const auto found = action_is_open(world, said);
  if (found.empty()) return "it is open";
  return found.starts_with("closed") ? "" : found;
}

std::string list_of_meetings_has(World& world, Said said) {
  return listed_for(world, said) ? "" : "it is not on it";
}

std::string list_of_meetings_has_not(World& world, Said said) {
  return listed_for(world, said) ? "it is on it" : "";
}

std::string is_flagged(World& world, Said said) {
  return month_found(world, said, true);
}

std::string is_not_flagged(World& world, Said said) {
  return month_found(world, said, false);
}

}  // namespace lintel::casework::cases
