#include "casework/views/family_rows.h"

#include "casework/family_sight.h"
#include "casework/views/contact_rows.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

Value flag(bool value) {
  return std::int64_t{value};
}

Value number(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

Value day_or_null(const std::optional<Date>& day) {
  return day ? Value(terms::iso_text(*day)) : Value{};
}

Value at_or_null(const auto& recorded) {
  return recorded ? seconds_or_null(recorded->at) : Value{};
}

/// What several rows of a family say alike.
struct Whole {
  const FamilyRecord& record;
  AllocationProposed allocation;  // endorsed; blank while there is none
  bool attachable = false;
  std::string seen_by;

  Whole(const FamilyRecord& of, const pack::Pack& pack)
      : record(of),
        allocation(of.allocation() ? of.allocation()->proposed.it : AllocationProposed{}),
        attachable(eligibility_of(of, pack).eligible),
        seen_by(several(family_seen_by(of))) {}

  Value endorsed_at() const {
    return record.allocation() ? seconds_or_null(record.allocation()->endorsed.at) : Value{};
  }
  Value first_endorsed_at() const {
    return record.allocations.empty() ? Value{} : seconds_or_null(record.allocations.front().endorsed.at);
  }
  Value stepped_down_on() const {
    return record.stepped_down ? Value(terms::iso_text(record.stepped_down->it.meeting_on)) : Value{};
  }
  Value ended_on() const { return record.ended ? Value(terms::iso_text(record.ended->it.ended_on)) : Value{}; }
};

// Of whoever still owes something.
std::string waits_roles(const FamilyRecord& record) {
  std::vector<std::string> roles;
  for (const auto& one : record.obligations.all)
    if (one.open()) roles.insert(roles.end(), one.owed.owed_by.begin(), one.owed.owed_by.end());
  return roles.empty() ? "" : several(roles);
}

// In the order of the columns in tables.cpp.
ViewRow family_row(const Whole& it) {
  const auto& record = it.record;
  return {"families",
          {record.stream.key,
           record.title(),
           number(record.children().size()),
           text_or_null(record.district),
           terms::enum_text(record.state),
           text_or_null(record.priority ? record.priority->it.priority : ""),
           text_or_null(it.allocation.kind),
           text_or_null(it.allocation.worker_kind),
           text_or_null(it.allocation.agency),
           text_or_null(it.allocation.agency_name),
           text_or_null(it.allocation.lead_professional),
           text_or_null(it.allocation.support),
           text_or_null(it.allocation.team.value),
           flag(it.attachable),
           text_or_null(record.begun.criteria),
           text_or_null(record.begun.contact),
           at_or_null(record.proposal),
           text_or_null(record.proposal ? record.proposal->by.value : ""),
           it.first_endorsed_at(),
           it.endorsed_at(),
           text_or_null(record.allocation() ? record.allocation()->endorsed.by_name : ""),
           seconds_or_null(record.begun_at),
           terms::iso_text(terms::london_date(record.begun_at)),
           text_or_null(record.begun_by.value),
           it.ended_on(),
           record.ended ? flag(record.ended->it.sustained) : Value{},
           it.stepped_down_on(),
           at_or_null(record.stepped_down),
           flag(record.open()),
           text_or_null(waits_roles(record)),
           text_or_null(it.seen_by)}};
}

ViewRow member_row(const Whole& it, const Member& member) {
  const auto& record = it.record;
  return {"family_members",
          {record.stream.key, member.it.id, text_or_null(member.it.person.value), member.it.name, member.it.relation,
           flag(member.it.child), day_or_null(member.it.born), terms::enum_text(record.state),
           text_or_null(record.district), text_or_null(it.allocation.agency), text_or_null(it.allocation.agency_name),
           it.first_endorsed_at(), it.endorsed_at(), flag(it.attachable), it.ended_on(), it.stepped_down_on(),
           flag(record.open()), text_or_null(it.seen_by)}};
}

std::string child_names(const FamilyRecord& record) {
  std::string names;
  for (const auto& one : record.children()) names += (names.empty() ? "" : "; ") + one.name;
  return names;
}

std::vector<std::string> child_people(const FamilyRecord& record) {
  std::vector<std::string> people;
  for (const auto& one : record.children())
    people.push_back(one.person.empty() ? record.stream.key + "-" + one.id : one.person.value);
  return people;
}

std::vector<std::string> all_people(const FamilyRecord& record) {
  std::vector<std::string> people;
  for (const auto& one : record.members)
    if (!one.it.person.empty()) people.push_back(one.it.person.value);
  return people;
}

ViewRow allocation_row(const Whole& it, std::size_t index) {
  const auto& record = it.record;
  const auto& one = record.allocations[index];
  const auto& what = one.proposed.it;
  const auto until =
      index + 1 < record.allocations.size() ? seconds_or_null(record.allocations[index + 1].endorsed.at) : Value{};
  return {"allocations",
          {record.stream.key,
           number(index + 1),
           what.kind,
           text_or_null(what.worker_kind),
           what.agency,
           what.agency_name,
           what.lead_professional,
           what.support,
           text_or_null(what.team.value),
           text_or_null(what.district),
           seconds_or_null(one.proposed.at),
           one.proposed.by_name,
           seconds_or_null(one.endorsed.at),
           one.endorsed.by_name,
           until,
           child_names(record),
           text_or_null(several(child_people(record))),
           number(record.children().size()),
           flag(it.attachable),
           it.ended_on(),
           text_or_null(it.seen_by)}};
}

ViewRow claim_row(const Whole& it, const ClaimRecorded& claim) {
  return {"claims",
          {it.record.stream.key, claim.id, text_or_null(claim.set), claim.phase, claim.phase_title,
           terms::iso_text(claim.claimed_on), claim.agency, claim.agency_name, claim.lead, claim.result,
           text_or_null(it.record.district), several(all_people(it.record)), text_or_null(it.seen_by)}};
}

ViewRow assessment_row(const Whole& it, const Assessment& one) {
  const auto& given = one.given.it;
  return {"assessments",
          {it.record.stream.key, given.id, it.record.title(), given.kind, given.agency, given.agency_name,
           given.given_to, seconds_or_null(one.given.at), day_or_null(given.due_on),
           one.completed ? Value(terms::iso_text(one.completed->it.completed_on)) : Value{},
           text_or_null(it.record.district), flag(!one.completed && it.record.open()), text_or_null(it.seen_by)}};
}

std::string problem_title(const pack::Pack& pack, const ProblemRecorded& it) {
  const auto* set = pack.criteria_set(it.set);
  const auto* problem = set ? set->problem(it.problem) : nullptr;
  return problem ? problem->title : it.problem;
}

ViewRow problem_row(const Whole& it, const pack::Pack& pack, const ProblemRecorded& problem) {
  return {"problems",
          {it.record.stream.key, it.record.title(), problem.problem, problem_title(pack, problem),
           terms::iso_text(problem.found_on), text_or_null(it.record.district), it.first_endorsed_at(), it.ended_on(),
           text_or_null(it.seen_by)}};
}

/// Something that was recorded while the help is given: an agenda reads it.
struct Progress {
  std::string_view what;
  std::string part;
  std::string text;
};

ViewRow progress_row(const Whole& it, const auto& recorded, const Progress& progress) {
  return {
      "family_progress",
      {it.record.stream.key, it.record.title(), std::string(progress.what), text_or_null(progress.part), progress.text,
       seconds_or_null(recorded.at), recorded.by_name, text_or_null(it.record.district), text_or_null(it.seen_by)}};
}

std::string ended_text(const EarlyHelpEnded& ended) {
  return "Early help ended " + terms::date_words(ended.ended_on) + ": " + ended.reason +
         (ended.sustained ? " What got better holds without help." : " What got better does not hold yet.");
}

std::string completed_text(const Assessment& one, const pack::Pack& pack) {
  const auto* kind = pack.early_help.assessment(one.given.it.kind);
  return (kind ? kind->title : one.given.it.kind) + ", " + one.given.it.given_to + ". Completed " +
         terms::date_words(one.completed->it.completed_on) + ".";
}

std::vector<ViewRow> progress_rows(const Whole& it, const pack::Pack& pack) {
  std::vector<ViewRow> rows;
  for (const auto& one : it.record.revisions)
    rows.push_back(progress_row(it, one, {"revised", "", one.it.change + " " + one.it.reason}));
  for (const auto& one : it.record.assessments)
    if (one.completed)
      rows.push_back(progress_row(it, *one.completed, {"assessment", one.given.it.id, completed_text(one, pack)}));
  for (const auto& one : it.record.step_ups)
    rows.push_back(progress_row(it, one, {"stepped_up", one.it.contact, "Stepped up: " + one.it.reason}));
  if (it.record.ended)
    rows.push_back(progress_row(it, *it.record.ended, {"ended", "", ended_text(it.record.ended->it)}));
  return rows;
}

}  // namespace

RecordRows family_rows(const FamilyRecord& record, const pack::Pack& pack) {
  const Whole it(record, pack);
  RecordRows rows{record.stream, {family_row(it)}};
  for (const auto& one : record.members)
    if (!one.removed) rows.rows.push_back(member_row(it, one));
  for (std::size_t i = 0; i < record.allocations.size(); ++i) rows.rows.push_back(allocation_row(it, i));
  for (const auto& one : record.claims) rows.rows.push_back(claim_row(it, one.it));
  for (const auto& one : record.assessments) rows.rows.push_back(assessment_row(it, one));
  for (const auto& one : record.problems)
    if (!one.withdrawn) rows.rows.push_back(problem_row(it, pack, one.recorded.it));
  for (auto& row : progress_rows(it, pack)) rows.rows.push_back(std::move(row));
  for (auto& row : obligation_rows(record.obligations, {"", "", "", "", "", record.title()}))
    rows.rows.push_back(std::move(row));
  return rows;
}

}  // namespace lintel::casework
