// What can be done with a meeting, each with its form.
#include <fmt/format.h>

#include <algorithm>

#include "casework/agenda.h"
#include "casework/meeting_sight.h"
#include "terms/london.h"
#include "web/components/inset_text.h"
#include "web/pages/meetings/shown.h"
#include "web/pages/parts/listing.h"

namespace lintel::web::meetings {

namespace {

using namespace parts;

Html hold_fields(const Shown&, const Typing& typing) {
  return components::inset_text({.text = "When you save this, the agenda stays as it is at that moment. You write the "
                                         "minutes and the actions after that."}) +
         day(typing, {.name = "held_on", .label = "On which day was it held?"}) +
         long_text(typing, {.name = "attended", .label = "Who took part, and from which agencies", .rows = 3});
}

// A box for each item, in the order of the agenda.
Html minutes_fields(const Shown& shown, const Typing& typing) {
  const Titles titles(shown);
  Html all;
  std::string before;
  for (const auto& item : shown.agenda) {
    if (item.section != before)
      all += el("h2", {{"class", "govuk-heading-m"}}, {casework::section_words(item.section)});
    before = item.section;
    if (!titles.opens(item)) {
      all +=
          para({titles.plain(item), ". You may not open this record: what is said about it is for others to write."});
      continue;
    }
    all += hidden("about", item.id);
    all += long_text(typing, {.name = "notes." + item.id,
                              .label = titles.plain(item),
                              .hint = item.says,
                              .given = shown.record.note(item.id),
                              .rows = 2});
  }
  return all + long_text(typing, {.name = "minutes",
                                  .label = "What is about no item of the agenda (optional)",
                                  .given = shown.record.minutes,
                                  .rows = 4});
}

std::vector<Option> items(const Shown& shown) {
  const Titles titles(shown);
  std::vector<Option> options;
  for (const auto& item : shown.agenda)
    options.push_back({item.id, std::string(casework::section_words(item.section)) + ": " + titles.plain(item), ""});
  return options;
}

Html add_action_fields(const Shown& shown, const Typing& typing) {
  return long_text(typing, {.name = "what", .label = "What is to be done?", .rows = 2}) +
         listed(typing,
                {.name = "owner",
                 .label = "Who does it?",
                 .hint = "Somebody who works in the hub finds it among their actions.",
                 .unchosen = "Somebody else, named below"},
                staff(shown.visit)) +
         short_text(typing, {.name = "owner_name", .label = "Somebody else, with their agency"}) +
         day(typing, {.name = "due_on", .label = "By when?"}) +
         listed(typing,
                {.name = "item",
                 .label = "About which item? (optional)",
                 .given = shown.visit.query("item"),
                 .unchosen = "About no item"},
                items(shown));
}

std::vector<Option> open_actions(const Shown& shown) {
  std::vector<Option> options;
  const Titles titles(shown);
  for (const auto& one : shown.record.actions) {
    const auto& it = one.added.it;
    if (!one.closed)
      options.push_back({it.id, reads(shown, titles, it) ? it.what : std::string(not_opened),
                         it.owner_name + ", by " + terms::date_words(it.due_on)});
  }
  return options;
}

Html close_action_fields(const Shown& shown, const Typing& typing) {
  const auto open = open_actions(shown);
  const auto asked = shown.visit.query("action");
  return one_of(typing,
                {.name = "action",
                 .label = "Which action is done?",
                 .given = asked.empty() && open.size() == 1 ? open.front().value : asked},
                open) +
         long_text(typing, {.name = "done", .label = "What was done?", .rows = 3}) +
         day(typing, {.name = "closed_on", .label = "When? (optional)", .hint = "Left blank, today."});
}

// The boxes begin with the day and time that are moved.
Typing beginning_as_scheduled(Typing typing, terms::Instant begins_at) {
  if (typing.fields.contains("begins_at-day")) return typing;
  const auto local = terms::to_london(begins_at);
  typing.fields.emplace("begins_at-day", fmt::format("{}", static_cast<unsigned>(local.date.day())));
  typing.fields.emplace("begins_at-month", fmt::format("{}", static_cast<unsigned>(local.date.month())));
  typing.fields.emplace("begins_at-year", fmt::format("{}", static_cast<int>(local.date.year())));
  typing.fields.emplace("begins_at-time", fmt::format("{:02}:{:02}", local.hour, local.minute));
  return typing;
}

Html move_fields(const Shown& shown, const Typing& typing) {
  const auto& it = shown.record.scheduled.it;
  return day_and_time(beginning_as_scheduled(typing, it.begins_at),
                      {.name = "begins_at", .label = "When does it begin?"}) +
         short_text(typing, {.name = "where", .label = "Where is it held?", .given = it.where}) +
         listed(typing,
                {.name = "facilitator",
                 .label = "Who facilitates it?",
                 .given = it.facilitator.value,
                 .unchosen = "Nobody named"},
                facilitators(shown.visit)) +
         long_text(typing, {.name = "reason", .label = "Why is it moved?", .rows = 3});
}

Html cancel_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "reason", .label = "Why is it not held?", .rows = 3});
}

// --- when they make sense

bool holds_it(const Shown& shown) {
  const auto& it = shown.record.scheduled.it;
  const auto* kind = shown.pack.meeting(it.kind);
  return shown.visit.actor.id == it.facilitator ||
         (kind && casework::chairs(shown.pack, shown.visit.actor, *kind, it.district));
}
bool is_planned(const Shown& shown) {
  return shown.record.state == casework::MeetingState::scheduled && holds_it(shown);
}
bool was_held(const Shown& shown) {
  return shown.record.state == casework::MeetingState::held && holds_it(shown);
}
bool has_open_action(const Shown& shown) {
  return std::ranges::any_of(shown.record.actions, [&](const auto& one) {
    return !one.closed && (holds_it(shown) || one.added.it.owner == shown.visit.actor.id);
  });
}

}  // namespace

const std::vector<Action>& actions() {
  static const std::vector<Action> all = {
      {"hold", "hold_meeting", "Hold the meeting", "Keep the agenda and begin the minutes",
       "The agenda is kept as it is.", hold_fields, is_planned},
      {"minutes", "write_minutes", "Write the minutes", "Save", "The minutes are saved.", minutes_fields, was_held},
      {"add-action", "add_action", "Add an action", "Save", "The action is added.", add_action_fields, was_held},
      {"close-action", "close_action", "Close an action", "Save", "The action is closed.", close_action_fields,
       has_open_action},
      {"move", "move_meeting", "Move the meeting", "Save", "The meeting is moved.", move_fields, is_planned},
      {"cancel", "cancel_meeting", "Cancel the meeting", "Cancel the meeting", "The meeting is cancelled.",
       cancel_fields, is_planned},
  };
  return all;
}

bool offered(const Shown& shown, const Action& action) {
  return shown.visit.may(action.verb) && action.sensible(shown);
}

}  // namespace lintel::web::meetings
