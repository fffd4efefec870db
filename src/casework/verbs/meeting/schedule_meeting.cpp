// A meeting is scheduled, and perhaps moved: which, where, when, and who facilitates it (P-52, P-53).
#include "casework/meeting_sight.h"
#include "casework/records/staff.h"
#include "casework/verbs/meeting/meeting_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

constexpr int months_about_now = 12;  // a meeting further away than that is a slip of the pen

struct ScheduleMeeting {
  std::string kind;
  std::string district;
  std::optional<Instant> begins_at;
  std::string where;
  StaffId facilitator;
  std::string invited;
};
BOOST_DESCRIBE_STRUCT(ScheduleMeeting, (), (kind, district, begins_at, where, facilitator, invited))

struct MoveMeeting {
  std::optional<Instant> begins_at;
  std::string where;
  StaffId facilitator;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MoveMeeting, (), (begins_at, where, facilitator, reason))

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {staff_stream(StaffId{terms::field(fields, "facilitator")})}, .queries = {}};
}

StaffRecord facilitator_of(const ScheduleMeeting& request, const Context& context) {
  return fold_staff(context.known.facts(staff_stream(request.facilitator)));
}

bool within_a_year(Instant at, Instant now) {
  const auto day = terms::london_date(at), today = terms::london_date(now);
  return terms::add_months(today, -months_about_now) <= day && day <= terms::add_months(today, months_about_now);
}

std::vector<Problem> mistakes_of_place(const ScheduleMeeting& request, const Context& context) {
  std::vector<Problem> found;
  if (!request.begins_at) found.push_back({"begins_at", "Enter the day and the time at which it begins"});
  if (request.begins_at && !within_a_year(*request.begins_at, context.now))
    found.push_back({"begins_at", "Enter a day that is less than a year away"});
  want_text(found, "where", request.where, "Write where it is held");
  return found;
}

std::vector<Problem> mistakes(const ScheduleMeeting& request, const pack::MeetingKind* kind, const Context& context) {
  std::vector<Problem> found;
  if (!kind) found.push_back({"kind", "Choose which meeting"});
  if (kind && kind->of_district() && !context.pack.district(request.district))
    found.push_back({"district", "Choose the locality"});
  for (auto& one : mistakes_of_place(request, context)) found.push_back(std::move(one));
  return found;
}

/// Why it cannot have this facilitator; empty when it can.
std::string_view facilitator_objection(const ScheduleMeeting& request, const pack::MeetingKind& kind,
                                       const Context& context) {
  if (request.facilitator.empty()) return kind.facilitator_required ? "facilitator_missing" : "";
  const auto staff = facilitator_of(request, context);
  if (!staff.active()) return "staff_not_found";
  return chairs(context.pack, actor_from(staff, context.pack), kind, request.district) ? ""
                                                                                       : "facilitator_not_permitted";
}

std::string_view objection(const ScheduleMeeting& request, const pack::MeetingKind& kind, const Context& context) {
  if (!chairs(context.pack, context.actor, kind, request.district)) return "meeting_not_yours";
  return facilitator_objection(request, kind, context);
}

std::vector<std::string> teams_of(const std::string& district, const pack::Pack& pack) {
  std::vector<std::string> teams;
  for (const auto& team : pack.teams)
    if (district.empty() || team.district == district) teams.push_back(team.id.value);
  return teams;
}

MeetingScheduled scheduled(const ScheduleMeeting& request, const pack::MeetingKind& kind, const Context& context) {
  const auto district = kind.of_district() ? request.district : "";
  return {.reference = context.stream.key,
          .kind = kind.id,
          .title = kind.title,
          .district = district,
          .begins_at = *request.begins_at,
          .where = request.where,
          .facilitator = request.facilitator,
          .facilitator_name = request.facilitator.empty() ? "" : facilitator_of(request, context).name,
          .invited = request.invited.empty() ? kind.invited : request.invited,
          .agenda = kind.agenda,
          .discusses = kind.discusses,
          .teams = teams_of(district, context.pack)};
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  if (context.pack.meetings.empty()) return refuse(context, "no_meetings");
  std::vector<Problem> found;
  const auto request = terms::from_fields<ScheduleMeeting>(fields, found);
  const auto* kind = context.pack.meeting(request.kind);
  for (auto& one : mistakes(request, kind, context)) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  if (const auto key = objection(request, *kind, context); !key.empty()) return refuse(context, key);
  return Decision{
      .facts = {new_fact(context.stream, scheduled(request, *kind, context), cite_meeting(context.pack, kind->id))},
      .messages = {}};
}

// --- to another day, place or facilitator

Decided move(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto record = fold_meeting(facts);
  if (record.state != MeetingState::scheduled) return refuse(context, "meeting_over");
  if (!holds(record, context)) return refuse(context, "meeting_not_yours");
  std::vector<Problem> found;
  const auto request = terms::from_fields<MoveMeeting>(fields, found);
  const auto& before = record.scheduled.it;
  const ScheduleMeeting anew{before.kind, before.district, request.begins_at, request.where, request.facilitator, {}};
  for (auto& one : mistakes_of_place(anew, context)) found.push_back(std::move(one));
  if (request.begins_at && *request.begins_at < context.now)
    found.push_back({"begins_at", "Enter a day that is still to come. If it was held already, record that it was"});
  want_text(found, "reason", request.reason, "Write why it is moved");
  if (!found.empty()) return problems(std::move(found));
  if (const auto* kind = context.pack.meeting(before.kind))
    if (const auto key = facilitator_objection(anew, *kind, context); !key.empty()) return refuse(context, key);
  const auto name = anew.facilitator.empty() ? "" : facilitator_of(anew, context).name;
  return Decision{.facts = {new_fact(context.stream,
                                     MeetingMoved{*anew.begins_at, anew.where, anew.facilitator, name, request.reason},
                                     cite_meeting(context.pack, before.kind))},
                  .messages = {}};
}

}  // namespace

Verb move_meeting_verb() {
  return {.name = "move_meeting",
          .kind = "meeting",
          .phrase = "moves the meeting",
          .fields = field_names<MoveMeeting>(),
          .needs = needs,
          .decide = move};
}

Verb schedule_meeting_verb() {
  return {.name = "schedule_meeting",
          .kind = "meeting",
          .phrase = "schedules a meeting",
          .creates = true,
          .fields = field_names<ScheduleMeeting>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
