#include "casework/views/contact_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/home_visit.h"
#include "casework/lifecycle.h"
#include "domain/people/people.h"
#include "terms/london.h"
#include "casework/views/training_rows.h"

namespace lintel::casework {

namespace {

constexpr std::size_t reason_at_most = 160;  // bytes of the worry shown in a list

// The first words of the worry, cut between characters.
std::string reason_of(const ContactRecord& record) {
  const auto worry = record.received.answers.find("worry");
  std::string text = worry == record.received.answers.end() ? "" : worry->second;
  if (text.size() <= reason_at_most) return text;
  std::size_t end = reason_at_most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::int64_t quality_of(const RequestRated& rated) {
  return (rated.details + rated.consent + rated.factual + rated.strengths) * 25 / 5;  // of 100
}

// Which of the hub's agencies the professional is from, by what they wrote.
std::string agency_of(const Referrer& referrer, const pack::Pack& pack) {
  const auto* agency = referrer.agency.empty() ? nullptr : pack.agency_of(referrer.agency, referrer.role);
  return agency ? agency->id.value : "";
}

bool is_settled(const ContactRecord& record) {
  using enum ContactState;
  return record.state == decided || record.state == accepted || record.state == answered || record.state == closed;
}

bool owes_before_closing(const ContactRecord& record) {
  return std::ranges::any_of(record.obligations.all,
                             [](const auto& one) { return one.open() && one.owed.blocks_closing; });
}

// A deadline for something beside the decision says nothing of how long the decision may wait.
bool harm_waits_untimed(const ContactRecord& record, const pack::Pack& pack) {
  if (is_settled(record)) return false;
  const auto* level = pack.level(record.level);
  if (!record.received.urgent && !(level && level->significant_harm)) return false;
  const auto* decision = record.obligations.open_of_kind("decision");
  const auto* next = record.obligations.next_due();
  return decision ? !decision->owed.due_at : !next || !next->owed.due_at;
}

// Where it stands in a list of work. What a hub sets no timescale for must not lie below what is due some day:
// suspected significant harm comes first of all, and the rest stands where a deadline at the end of the day it came
// would stand.
std::int64_t ranks_at(const ContactRecord& record, const pack::Pack& pack) {
  const auto* next = record.obligations.next_due();
  const bool timed = next && next->owed.due_at;
  if (!timed && is_settled(record)) return owes_before_closing(record) ? still_owed : settled_last;
  if (harm_waits_untimed(record, pack)) return harm_first;
  if (timed) return next->owed.due_at->time_since_epoch().count();
  const auto last_second = terms::end_of_day(terms::london_date(record.received.received_at)) - std::chrono::seconds{1};
  return last_second.time_since_epoch().count();
}

ViewRow contact_row(const ContactRecord& record, const pack::Pack& pack) {
  const auto* next = record.obligations.next_due();
  const auto* pathway = pack.pathway(record.waits.pathway);
  const auto yes = [](bool answer) { return Value{std::int64_t{answer}}; };
  const bool closed = record.state == ContactState::closed;
  return {"contacts",
          {record.received.reference,
           record.title(),
           reason_of(record),
           record.received.type,
           record.received.channel,
           terms::enum_text(record.state),
           record.waits.arm,
           pathway ? pathway->id.value : "",
           record.waits.tray.value,
           several(record.waits.roles),
           record.owner ? text_or_null(record.owner->it.to.value) : Value{},
           record.owner ? text_or_null(record.owner->it.to_name) : Value{},
           text_or_null(record.received.requested_level.value),
           record.first_grade ? text_or_null(record.first_grade->it.level.value) : Value{},
           text_or_null(record.level.value),
           record.outcome ? text_or_null(record.outcome->it.level.value) : Value{},
           record.grade ? text_or_null(record.grade->it.grade) : Value{},
           yes(record.received.urgent),
           record.received.referrer.kind,
           text_or_null(record.received.referrer.agency),
           text_or_null(record.received.district),
           record.outcome ? text_or_null(record.outcome->it.outcome.value) : Value{},
           yes(record.outcome && record.outcome->it.statutory),
           record.handover ? text_or_null(record.handover->it.team.value) : Value{},
           std::string(next_step_words(record, pathway)),
           seconds_or_null(record.received.received_at),
           next ? seconds_or_null(next->owed.due_at) : Value{},
           ranks_at(record, pack),
           next ? text_or_null(next->owed.kind) : Value{},
           record.outcome ? seconds_or_null(record.outcome->at) : Value{},
           record.closed ? seconds_or_null(record.closed->at) : Value{},
           yes(!closed),
           yes(record.override_in_force.has_value()),
           record.pack,
           record.protection_result ? text_or_null(record.protection_result->it.result) : Value{},
           record.protection_result ? yes(record.protection_result->it.service_after) : Value{},
           record.rating ? Value{quality_of(record.rating->it)} : Value{},
           text_or_null(several(whose_turn(record))),
           seconds_or_null(home_visit_prompt_at(record, pack)),
           record.handover ? text_or_null(record.handover->it.co_allocated.value) : Value{},
           text_or_null(agency_of(record.received.referrer, pack))}};
}

ViewRow subject_row(const ContactRecord& record, const Subject& subject) {
  return {
      "subjects",
      {subject.person.value, subject.id, subject.relation, subject.name(), seconds_or_null(record.received.received_at),
       record.received.reference, std::string("contact"), text_or_null(record.level.value),
       record.outcome ? text_or_null(record.outcome->it.outcome.value) : Value{}, terms::enum_text(record.state)}};
}

// What a choice is worth in words; the answer itself to a question without choices.
std::string answer_words(const pack::Pack& pack, std::string_view id, const std::string& value) {
  for (const auto* question : pack.all_questions())
    if (question->id == id)
      for (const auto& choice : question->choices)
        if (choice.value == value) return choice.text;
  return value;
}

bool is_unborn(const Subject& child, Date on) {
  return child.born && *child.born > on;
}

// The same names and birth are taken for one child. Who has no name yet, or no birth, is nobody else.
std::string child_key(const Subject& child, Date on) {
  if (!child.born || is_unborn(child, on) || child.given_name.empty() || child.family_name.empty())
    return child.person.value;
  return fmt::format("{} {} {}", domain::name_key(child.given_name), domain::name_key(child.family_name),
                     terms::iso_text(*child.born));
}

ViewRow child_row(const ContactRecord& record, const Subject& child) {
  const auto& on = record.received.received_at;
  const auto day = terms::london_date(on);
  return {"contact_children",
          {record.received.reference, child.id, text_or_null(child.person.value),
           child.born ? text_or_null(terms::iso_text(*child.born)) : Value{},
           child.born && !is_unborn(child, day) ? Value{std::int64_t{terms::age_on(*child.born, day)}} : Value{},
           seconds_or_null(on), text_or_null(record.received.district),
           std::int64_t{record.outcome && record.outcome->it.statutory}, text_or_null(child_key(child, day))}};
}

void add_counted_rows(const ContactRecord& record, const pack::Pack& pack, std::vector<ViewRow>& rows) {
  for (const auto& child : record.children()) rows.push_back(child_row(record, child));
  for (const auto& column : pack.monthly_table.columns)
    if (const auto value = record.answer(column.question); !column.question.empty() && !value.empty())
      rows.push_back({"answers",
                      {record.received.reference, column.question, value, answer_words(pack, column.question, value),
                       seconds_or_null(record.received.received_at)}});
}

std::string names_in(const ContactRecord& record, const std::vector<std::string>& subjects) {
  std::vector<std::string> names;
  for (const auto& id : subjects)
    if (const auto* subject = record.subject(id)) names.push_back(subject->name());
  return base::joined(names, ", ");
}

ViewRow share_row(const ContactRecord& record, const Share& share) {
  const auto& it = share.owed.it;
  const auto* owed = record.obligations.by_id(it.share);
  return {"shares",
          {it.share, record.received.reference,
           record.police ? text_or_null(record.police->it.police_reference) : Value{}, it.title, it.kind, it.recipient,
           it.recipient_name, names_in(record, it.subjects), std::int64_t{it.first_contact},
           seconds_or_null(share.owed.at), owed ? seconds_or_null(owed->owed.due_at) : Value{},
           share.sent ? seconds_or_null(share.sent->it.sent_at) : Value{},
           share.sent ? text_or_null(share.sent->it.channel) : Value{},
           share.acknowledged ? seconds_or_null(share.acknowledged->it.at) : Value{}, std::int64_t{share.open()},
           several(it.owed_by)}};
}

}  // namespace

std::string several(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += "|" + value;
  return text.empty() ? "" : text + "|";
}

Value seconds_or_null(const std::optional<Instant>& instant) {
  if (!instant) return {};
  return std::int64_t{instant->time_since_epoch().count()};
}

Value text_or_null(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

std::vector<ViewRow> obligation_rows(const Obligations& obligations, const ObligationSetting& setting) {
  std::vector<ViewRow> rows;
  for (const auto& one : obligations.all)
    rows.push_back({"obligations",
                    {one.owed.id, one.owed.kind, one.owed.title, several(one.owed.owed_by), text_or_null(setting.owner),
                     text_or_null(setting.waits_with), text_or_null(setting.arm), text_or_null(setting.level),
                     text_or_null(setting.agency), seconds_or_null(one.started_at), seconds_or_null(one.owed.due_at),
                     seconds_or_null(one.met_at), seconds_or_null(one.lifted_at), std::int64_t{one.open()},
                     text_or_null(one.late_reason), one.cited.rule.value, setting.title}});
  return rows;
}

RecordRows contact_rows(const ContactRecord& record, const pack::Pack& pack) {
  RecordRows all{.stream = record.stream, .rows = {contact_row(record, pack)}};
  for (auto& row : obligation_rows(
           record.obligations, {record.owner ? record.owner->it.to.value : "", record.waits.tray.value,
                                record.waits.arm, record.level.value, record.received.referrer.agency, record.title()}))
    all.rows.push_back(std::move(row));
  for (auto& row : quality_rows(record, pack)) all.rows.push_back(std::move(row));
  for (const auto& share : record.shares)
    if (!share.lifted) all.rows.push_back(share_row(record, share));
  for (const auto& subject : record.received.subjects)
    if (!subject.person.empty()) all.rows.push_back(subject_row(record, subject));
  if (pack.monthly_table.exists() || pack.scorecard.exists()) add_counted_rows(record, pack, all.rows);
  return all;
}

}  // namespace lintel::casework
