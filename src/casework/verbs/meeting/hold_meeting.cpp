// A meeting is held: from then on its agenda is what it then was (P-52, P-64), and minutes are written of it.
#include <fmt/format.h>

#include <algorithm>

#include "casework/agenda.h"
#include "casework/verbs/meeting/meeting_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

constexpr std::chrono::days days_from_plan{31};  // a meeting held further from its plan is another meeting

struct HoldMeeting {
  std::optional<Date> held_on;
  std::string attended;
};
BOOST_DESCRIBE_STRUCT(HoldMeeting, (), (held_on, attended))

struct WriteMinutes {
  std::map<std::string, std::string> notes;
  std::vector<std::string> about;  // the items that the writer saw: notes of others stay; none: all of them
  std::string minutes;
};
BOOST_DESCRIBE_STRUCT(WriteMinutes, (), (notes, about, minutes))

struct CancelMeeting {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (reason))

// --- what the agenda is made of: the meeting before, then the lists from its moment on

Needs needs(const std::vector<Fact>& facts, const Fields&, const StreamId& stream) {
  return {.records = {stream}, .queries = {held_before(fold_meeting(facts).scheduled.it)}};
}

std::optional<Instant> held_before_at(const Known& known) {
  const bool any = !known.answers.empty() && !known.answers.front().empty();
  return any ? known.answers.front().front().instant("held_at") : std::nullopt;
}

// Without a day nothing is decided, so it does not matter what is looked up.
Span span_of(const std::optional<Date>& held_on, const Known& known) {
  return {.since = held_before_at(known), .until = held_on ? std::optional(terms::end_of_day(*held_on)) : std::nullopt};
}

Needs needs_then(const Fields& fields, const Known& known) {
  std::vector<Problem> ignored;
  const auto held_on = terms::from_fields<HoldMeeting>(fields, ignored).held_on;
  for (const auto& [stream, facts] : known.records)
    if (stream.kind == "meeting")
      return {.records = {}, .queries = agenda_queries(fold_meeting(facts).scheduled.it, span_of(held_on, known))};
  return {};
}

std::vector<AgendaItem> agenda(const MeetingRecord& record, Date held_on, const Context& context) {
  const std::span answers(context.known.answers);
  return agenda_from(record.scheduled.it, span_of(held_on, context.known), answers.subspan(1),
                     std::min(context.now, terms::end_of_day(held_on)), context.pack);
}

bool far_from(Date day, Date planned) {
  return std::chrono::abs(std::chrono::sys_days{day} - std::chrono::sys_days{planned}) > days_from_plan;
}

std::vector<Problem> mistakes(const MeetingRecord& record, const HoldMeeting& request, const Context& context) {
  std::vector<Problem> found;
  want_past_day(found, "held_on", request.held_on, "Enter the day on which it was held", context);
  const auto planned = terms::london_date(record.scheduled.it.begins_at);
  if (found.empty() && far_from(*request.held_on, planned))
    found.push_back(
        {"held_on", fmt::format("It was planned for {}: enter a day within {} days of that, or move it first",
                                terms::date_words(planned), days_from_plan.count())});
  want_text(found, "attended", request.attended, "Write who took part");
  return found;
}

Decided hold(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto record = fold_meeting(facts);
  if (record.state != MeetingState::scheduled) return refuse(context, "meeting_over");
  if (!holds(record, context)) return refuse(context, "meeting_not_yours");
  std::vector<Problem> found;
  const auto request = terms::from_fields<HoldMeeting>(fields, found);
  for (auto& one : mistakes(record, request, context)) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  return Decision{
      .facts = {new_fact(context.stream,
                         MeetingHeld{*request.held_on, request.attended, agenda(record, *request.held_on, context)},
                         cite_meeting(context.pack, record.scheduled.it.kind))},
      .messages = {}};
}

// --- minutes

// Those that say something else than before; a note that is emptied is one of them.
std::map<std::string, std::string> changed_notes(const MeetingRecord& record, const WriteMinutes& request) {
  std::map<std::string, std::string> changed;
  for (const auto& item : record.held->it.agenda) {
    if (!request.about.empty() && std::ranges::find(request.about, item.id) == request.about.end()) continue;
    const auto now = request.notes.contains(item.id) ? request.notes.at(item.id) : "";
    if (now != record.note(item.id)) changed[item.id] = now;
  }
  return changed;
}

Decided write(const MeetingRecord& record, const WriteMinutes& request, const Context& context) {
  if (record.state != MeetingState::held) return refuse(context, "meeting_not_held");
  if (!holds(record, context)) return refuse(context, "meeting_not_yours");
  for (const auto& [item, note] : request.notes)
    if (!record.item(item))
      return problem("notes." + item, "There is no such item: write it under what is about no item");
  auto notes = changed_notes(record, request);
  if (notes.empty() && request.minutes == record.minutes)
    return problem("minutes", "Write what was said: nothing has changed");
  return Decision{.facts = {new_fact(context.stream, MinutesWritten{std::move(notes), request.minutes},
                                     cite_meeting(context.pack, record.scheduled.it.kind))},
                  .messages = {}};
}

Decided cancel(const MeetingRecord& record, const CancelMeeting& request, const Context& context) {
  if (record.state != MeetingState::scheduled) return refuse(context, "meeting_over");
  if (!holds(record, context)) return refuse(context, "meeting_not_yours");
  if (request.reason.empty()) return problem("reason", "Write why it is not held");
  return Decision{.facts = {new_fact(context.stream, MeetingCancelled{request.reason},
                                     cite_meeting(context.pack, record.scheduled.it.kind))},
                  .messages = {}};
}

}  // namespace

Verb hold_meeting_verb() {
  return {.name = "hold_meeting",
          .kind = "meeting",
          .phrase = "holds the meeting",
          .fields = field_names<HoldMeeting>(),
          .needs = needs,
          .needs_then = needs_then,
          .decide = hold};
}

Verb write_minutes_verb() {
  return meeting_verb<WriteMinutes>("write_minutes", "writes the minutes of the meeting", write);
}

Verb cancel_meeting_verb() {
  return meeting_verb<CancelMeeting>("cancel_meeting", "cancels the meeting", cancel);
}

}  // namespace lintel::casework
