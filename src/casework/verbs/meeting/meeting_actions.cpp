// What a meeting agreed to do: who, by when, and what came of it.
#include <fmt/format.h>

#include "casework/records/staff.h"
#include "casework/verbs/meeting/meeting_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct AddAction {
  std::string what;
  StaffId owner;  // on the hub's staff
  std::string owner_name;
  std::optional<Date> due_on;
  std::string item;
};
BOOST_DESCRIBE_STRUCT(AddAction, (), (what, owner, owner_name, due_on, item))

struct CloseAction {
  std::string action;
  std::string done;
  std::optional<Date> closed_on;
};
BOOST_DESCRIBE_STRUCT(CloseAction, (), (action, done, closed_on))

Needs owner_record(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {staff_stream(StaffId{terms::field(fields, "owner")})}, .queries = {}};
}

std::vector<Problem> mistakes(const MeetingRecord& record, const AddAction& request, const Context& context) {
  std::vector<Problem> found;
  want_text(found, "what", request.what, "Write what is to be done");
  if (request.owner.empty()) want_text(found, "owner_name", request.owner_name, "Choose or write who does it");
  if (!request.owner.empty() && !request.owner_name.empty())
    found.push_back({"owner_name", "Leave this blank, or choose nobody of the hub above: an action has one owner"});
  if (!request.due_on) found.push_back({"due_on", "Enter the day by which it is done"});
  if (request.due_on && *request.due_on < record.held->it.held_on)
    found.push_back({"due_on", "Enter a day that is not before the meeting"});
  if (!request.item.empty() && !record.item(request.item)) found.push_back({"item", "Choose an item of the agenda"});
  if (!request.owner.empty() && !fold_staff(context.known.facts(staff_stream(request.owner))).active())
    found.push_back({"owner", "Choose somebody who works in the hub"});
  return found;
}

ActionAdded added(const MeetingRecord& record, const AddAction& request, const Context& context) {
  const bool on_staff = !request.owner.empty();
  return {
      .id = fmt::format("a{}", record.actions.size() + 1),
      .what = request.what,
      .owner = request.owner,
      .owner_name = on_staff ? fold_staff(context.known.facts(staff_stream(request.owner))).name : request.owner_name,
      .due_on = *request.due_on,
      .item = request.item};
}

Decided add(const MeetingRecord& record, const AddAction& request, const Context& context) {
  if (record.state != MeetingState::held) return refuse(context, "meeting_not_held");
  if (!holds(record, context)) return refuse(context, "meeting_not_yours");
  if (auto found = mistakes(record, request, context); !found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, added(record, request, context),
                                     cite_meeting(context.pack, record.scheduled.it.kind))},
                  .messages = {}};
}

std::vector<Problem> mistakes(const MeetingAction* action, const CloseAction& request, const Context& context) {
  std::vector<Problem> found;
  if (!action || action->closed) found.push_back({"action", "Choose an action that is still open"});
  want_text(found, "done", request.done, "Write what was done");
  if (request.closed_on && *request.closed_on > terms::london_date(context.now))
    found.push_back({"closed_on", "Enter a day that is not in the future"});
  return found;
}

// Whoever owns it says what was done, or whoever holds the meeting.
Decided close(const MeetingRecord& record, const CloseAction& request, const Context& context) {
  const auto* action = record.action(request.action);
  if (auto found = mistakes(action, request, context); !found.empty()) return problems(std::move(found));
  if (!holds(record, context) && action->added.it.owner != context.actor.id)
    return refuse(context, "meeting_not_yours");
  return Decision{.facts = {new_fact(context.stream,
                                     ActionClosed{request.action, request.done,
                                                  request.closed_on.value_or(terms::london_date(context.now))},
                                     cite_meeting(context.pack, record.scheduled.it.kind))},
                  .messages = {}};
}

}  // namespace

Verb add_action_verb() {
  auto verb = meeting_verb<AddAction>("add_action", "adds an action to the meeting", add);
  verb.needs = owner_record;
  return verb;
}

Verb close_action_verb() {
  return meeting_verb<CloseAction>("close_action", "closes an action of the meeting", close);
}

}  // namespace lintel::casework
