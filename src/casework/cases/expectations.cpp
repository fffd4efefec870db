// Every sentence that may follow `then`, and how it is checked. A check says what is so instead; "" when the sentence
// is true.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "casework/cases/acts.h"
#include "casework/cases/family_expectations.h"
#include "casework/cases/report_expectations.h"
#include "casework/cases/information_expectations.h"
#include "casework/cases/meeting_expectations.h"
#include "casework/cases/report.h"
#include "casework/cases/sentence.h"
#include "casework/cases/world.h"
#include "casework/records/call.h"
#include "casework/records/consultation.h"
#include "casework/records/family.h"
#include "casework/records/meeting.h"
#include "casework/records/person.h"
#include "casework/records/tray.h"
#include "casework/verbs/tray/review_tray.h"
#include "casework/views/tables.h"
#include "domain/timescales/timescales.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

using Said = const Expectation&;

RecordName name_in(Said said, std::string_view place) {
  const auto found = said.said.find(place);
  return found == said.said.end() ? RecordName{} : record_from_words(found->second);
}

std::string no_record(const RecordName& name) {
  return fmt::format("there is no record for \"{}\" yet", record_words(name));
}

// The record that a sentence is about: "it" where it names none.
std::optional<StreamId> subject(World& world, Said said) {
  return world.record(name_in(said, "record"));
}

std::string column_of(World& world, const RecordName& name, std::string_view column) {
  const auto stream = world.record(name);
  const auto row = stream ? world.row(*stream) : std::nullopt;
  return row ? row->text(column) : "";
}

std::string found_or_none(std::string_view text) {
  return text.empty() ? "none" : std::string(text);
}

std::string same(std::string_view found, std::string_view wanted) {
  if (found == wanted || (found.empty() && wanted == "none")) return "";
  return found_or_none(found);
}

// --- what came of the last act

const terms::Refusal* refusal(World& world, std::string_view key) {
  if (!world.declined()) return nullptr;
  const auto& all = world.declined()->refusals;
  const auto found = std::ranges::find_if(all, [&](const auto& one) { return one.rule.value == key; });
  return found == all.end() ? nullptr : &*found;
}

std::string is_refused(World& world, Said said) {
  return refusal(world, word(said, "refusal")) ? "" : result_words(world.result());
}

std::string contains(std::string_view where, std::string_view text) {
  if (has_words(where, text)) return "";
  return fmt::format("\"{}\"", where);
}

std::string is_refused_because(World& world, Said said) {
  const auto* found = refusal(world, word(said, "refusal"));
  return found ? contains(found->reason, word(said, "text")) : result_words(world.result());
}

std::string refusal_texts(World& world, std::string terms::Refusal::* part) {
  std::string all;
  if (world.declined())
    for (const auto& one : world.declined()->refusals) all += (all.empty() ? "" : " ") + one.*part;
  return all;
}

std::string refusal_says(World& world, Said said) {
  return contains(refusal_texts(world, &terms::Refusal::reason), word(said, "text"));
}

std::string refusal_cites(World& world, Said said) {
  return contains(refusal_texts(world, &terms::Refusal::source), word(said, "text"));
}

std::string refusal_advises(World& world, Said said) {
  return contains(refusal_texts(world, &terms::Refusal::todo), word(said, "text"));
}

std::string is_done(World& world, Said) {
  return world.done() ? "" : result_words(world.result());
}

// "worry" is meant for "answers.worry", "born" for "children.1.born".
const Problem* problem_of(World& world, std::string field) {
  std::ranges::replace(field, ' ', '_');
  if (!world.declined()) return nullptr;
  const auto& all = world.declined()->problems;
  const auto found = std::ranges::find_if(
      all, [&](const auto& one) { return one.field == field || one.field.ends_with("." + field); });
  return found == all.end() ? nullptr : &*found;
}

std::string is_problem(World& world, Said said) {
  return problem_of(world, word(said, "field")) ? "" : result_words(world.result());
}

std::string is_problem_saying(World& world, Said said) {
  const auto* found = problem_of(world, word(said, "field"));
  return found ? contains(found->message, word(said, "text")) : result_words(world.result());
}

std::string is_found(World& world, Said) {
  return std::holds_alternative<NotFound>(world.result()) ? "" : result_words(world.result());
}

std::set<std::string> rules_of(const std::vector<Fact>& facts) {
  std::set<std::string> rules;
  for (const auto& fact : facts)
    if (!fact.rule.empty()) rules.insert(fact.rule);
  return rules;
}

std::string joined_set(const std::set<std::string>& all) {
  return base::joined({all.begin(), all.end()}, ", ");
}

std::string rule_applied(World& world, Said said) {
  const auto rules = rules_of(world.facts_of_last_act());
  return rules.contains(word(said, "rule")) ? "" : found_or_none(joined_set(rules));
}

std::string source_says(World& world, Said said) {
  std::set<std::string> sources;
  for (const auto& fact : world.facts_of_last_act())
    if (!fact.source.empty()) sources.insert(fact.source);
  for (const auto& source : sources)
    if (contains(source, word(said, "text")).empty()) return "";
  return found_or_none(joined_set(sources));
}

std::string fact_recorded(World& world, Said said) {
  std::set<std::string> types;
  for (const auto& fact : world.facts_of_last_act()) types.insert(fact.type);
  return types.contains(word(said, "fact")) ? "" : found_or_none(joined_set(types));
}

std::string fact_not_recorded(World& world, Said said) {
  return fact_recorded(world, said).empty() ? "it is recorded" : "";
}

std::string messages_found(const std::vector<OutgoingMessage>& messages) {
  if (messages.empty()) return "no message";
  std::vector<std::string> all;
  for (const auto& one : messages)
    all.push_back(fmt::format("{} to {}: {} | {}", one.channel, one.recipient, one.subject, one.body));
  return base::joined(all, "\n");
}

bool is_to(const OutgoingMessage& message, std::string_view recipient) {
  return contains(message.recipient, recipient).empty();
}

std::string message_goes(World& world, Said said) {
  const auto messages = world.messages_of_last_act();
  const bool any = std::ranges::any_of(messages, [&](const auto& one) { return is_to(one, word(said, "recipient")); });
  return any ? "" : messages_found(messages);
}

std::string message_says(World& world, Said said) {
  const auto messages = world.messages_of_last_act();
  const bool any = std::ranges::any_of(messages, [&](const auto& one) {
    return is_to(one, word(said, "recipient")) && contains(one.subject + "\n" + one.body, word(said, "text")).empty();
  });
  return any ? "" : messages_found(messages);
}

std::string no_message(World& world, Said) {
  const auto messages = world.messages_of_last_act();
  return messages.empty() ? "" : messages_found(messages);
}

// --- what is owed

struct Owed {
  std::optional<Obligation> last;  // of the kind
  std::string none;                // why there is none
};

Owed owed_now(World& world, Said said) {
  const auto stream = subject(world, said);
  if (!stream) return {{}, no_record(name_in(said, "record"))};
  Owed owed{{}, "none was ever owed"};
  for (const auto& one : world.obligations(*stream).all)
    if (one.owed.kind == word(said, "kind")) owed.last = one;
  return owed;
}

std::string due_words(const Obligation& one) {
  return one.owed.due_at ? exact_words(*one.owed.due_at) : "no timescale";
}

std::string due_is(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  const auto wanted = terms::instant_from_iso(word(said, "time"));
  return owed.last->owed.due_at == wanted ? "" : "it is due " + due_words(*owed.last);
}

std::string no_timescale(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->owed.due_at ? "it is due " + due_words(*owed.last) : "";
}

std::string due_as_before(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  for (const auto& before : world.obligations_before().all)
    if (before.owed.id == owed.last->owed.id)
      return before.owed.due_at == owed.last->owed.due_at
                 ? ""
                 : fmt::format("it was {}, it is {}", due_words(before), due_words(*owed.last));
  return "it was not owed before";
}

std::string standing_words(const Obligation& one) {
  if (one.met_at) return "it was met " + exact_words(*one.met_at);
  if (one.lifted_at) return "it was lifted " + exact_words(*one.lifted_at);
  return "it is owed, due " + due_words(one);
}

std::string is_owed(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->open() ? "" : standing_words(*owed.last);
}

std::string is_not_owed(World& world, Said said) {
  const auto owed = owed_now(world, said);
  return owed.last && owed.last->open() ? standing_words(*owed.last) : "";
}

std::string is_met(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->met_at ? "" : standing_words(*owed.last);
}

std::string is_lifted(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->lifted_at ? "" : standing_words(*owed.last);
}

std::string is_late(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->late_at(world.now()) ? "" : standing_words(*owed.last);
}

std::string is_not_late(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return owed.last->late_at(world.now()) ? "it is late: " + standing_words(*owed.last) : "";
}

std::string owed_by(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  const auto& all = owed.last->owed.owed_by;
  return std::ranges::find(all, word(said, "authority")) != all.end() ? "" : found_or_none(base::joined(all, ", "));
}

std::string comes_from(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return same(owed.last->cited.rule.value, word(said, "rule"));
}

std::string late_because(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return contains(owed.last->late_reason, word(said, "text"));
}

std::string time_left(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  return contains(domain::time_left_words(owed.last->owed.due_at, world.now()), word(said, "text"));
}

std::vector<std::string> in_the_way(World& world, Said said) {
  std::vector<std::string> kinds;
  if (const auto stream = subject(world, said))
    for (const auto& one : world.obligations(*stream).all)
      if (one.open() && one.owed.blocks_closing) kinds.push_back(one.owed.kind);
  return kinds;
}

std::string blocks_closing(World& world, Said said) {
  const auto kinds = in_the_way(world, said);
  return std::ranges::find(kinds, word(said, "kind")) != kinds.end() ? "" : found_or_none(base::joined(kinds, ", "));
}

std::string blocks_nothing(World& world, Said said) {
  const auto kinds = in_the_way(world, said);
  return std::ranges::find(kinds, word(said, "kind")) == kinds.end() ? "" : base::joined(kinds, ", ");
}

std::string nothing_blocks(World& world, Said said) {
  return base::joined(in_the_way(world, said), ", ");
}

// --- the record

std::string state_of(World& world, const StreamId& stream, std::optional<Instant> as_at) {
  if (stream.kind == "contact") {
    const auto record = fold_contact(world.facts(stream), as_at);
    return record.exists() ? terms::enum_text(record.state) : "";
  }
  if (stream.kind == "consultation") {
    const auto record = fold_consultation(world.facts(stream), as_at);
    return record.exists() ? terms::enum_text(record.state) : "";
  }
  if (stream.kind == "family") {
    const auto record = fold_family(world.facts(stream), as_at);
    return record.exists() ? terms::enum_text(record.state) : "";
  }
  if (stream.kind == "meeting") {
    const auto record = fold_meeting(world.facts(stream), as_at);
    return record.exists() ? terms::enum_text(record.state) : "";
  }
  if (stream.kind != "call") return "";
  const auto record = fold_call(world.facts(stream), as_at);
  return record.exists() ? terms::enum_text(record.state) : "";
}

std::string is_state(World& world, Said said) {
  const auto stream = subject(world, said);
  return stream ? same(state_of(world, *stream, {}), word(said, "state")) : no_record(name_in(said, "record"));
}

std::string stood(World& world, Said said) {
  const auto stream = subject(world, said);
  if (!stream) return no_record(name_in(said, "record"));
  return same(state_of(world, *stream, terms::instant_from_iso(word(said, "time"))), word(said, "state"));
}

std::string waits_with(World& world, Said said) {
  return same(column_of(world, name_in(said, "record"), "waits_with"), word(said, "team"));
}

std::string waits_for(World& world, Said said) {
  const auto roles = column_of(world, name_in(said, "record"), "waits_roles");
  return roles.find("|" + word(said, "authority") + "|") != std::string::npos ? "" : found_or_none(roles);
}

std::string with_arm(World& world, Said said) {
  return same(column_of(world, name_in(said, "record"), "arm"), word(said, "arm"));
}

std::string owned_by(World& world, Said said) {
  return same(column_of(world, name_in(said, "record"), "owner_name"), word(said, "worker"));
}

std::string owned_by_nobody(World& world, Said said) {
  return column_of(world, name_in(said, "record"), "owner_name");
}

std::string text_is(World& world, Said said, std::string_view column, std::string_view place) {
  const auto stream = subject(world, said);
  if (!stream) return no_record(name_in(said, "record"));
  return same(column_of(world, name_in(said, "record"), column), word(said, place));
}

std::string level_is(World& world, Said said) {
  return text_is(world, said, "level", "level");
}
std::string requested_level_is(World& world, Said said) {
  return text_is(world, said, "requested_level", "level");
}
std::string initial_level_is(World& world, Said said) {
  return text_is(world, said, "initial_level", "level");
}
std::string final_level_is(World& world, Said said) {
  return text_is(world, said, "final_level", "level");
}
std::string grade_is(World& world, Said said) {
  return text_is(world, said, "grade", "grade");
}
std::string outcome_is(World& world, Said said) {
  return text_is(world, said, "outcome", "outcome");
}
std::string pack_is(World& world, Said said) {
  return contains(column_of(world, name_in(said, "record"), "pack"), word(said, "pack"));
}

std::string any_column_is(World& world, Said said) {
  auto column = word(said, "column");
  std::ranges::replace(column, ' ', '_');
  const auto stream = subject(world, said);
  if (!stream) return no_record(name_in(said, "record"));
  const auto row = world.row(*stream);
  if (!row || !row->values.contains(column)) return fmt::format("{} has nothing called \"{}\"", stream->kind, column);
  const auto& value = row->values.find(column)->second;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    const auto wanted = terms::yes_or_no(word(said, "text"));
    const auto text = wanted ? (*number ? "yes" : "no") : fmt::format("{}", *number);
    return same(text, word(said, "text"));
  }
  return same(row->text(column), word(said, "text"));
}

ContactRecord contact_in(World& world, Said said) {
  const auto stream = subject(world, said);
  const auto contact = world.record({"contact", ""});
  if (stream && stream->kind == "contact") return world.contact(*stream);
  return contact ? world.contact(*contact) : ContactRecord{};
}

std::string consent_is(World& world, Said said) {
  auto wanted = word(said, "consent");
  std::ranges::replace(wanted, ' ', '_');
  return same(contact_in(world, said).consent(), wanted);
}

std::string override_in_force(World& world, Said said) {
  return contact_in(world, said).override_in_force ? "" : "none is in force";
}

std::string no_override(World& world, Said said) {
  const auto record = contact_in(world, said);
  return record.override_in_force ? "one by " + record.override_in_force->by_name + " is in force" : "";
}

// Shown on the record and in the worklist from the time that the row holds.
std::string visit_prompted(World& world, Said said) {
  const auto stream = subject(world, said);
  const auto row = stream ? world.row(*stream) : std::nullopt;
  const auto at = row ? row->instant("prompt_at") : std::nullopt;
  if (!at) return "nothing is prompted";
  return *at <= world.now() ? "" : "not before " + exact_words(*at);
}

std::string visit_not_prompted(World& world, Said said) {
  return visit_prompted(world, said).empty() ? "it is prompted" : "";
}

std::string handed_to(World& world, Said said) {
  const auto record = contact_in(world, said);
  return same(record.handover ? record.handover->it.team.value : "", word(said, "team"));
}

std::string also_told(World& world, Said said) {
  const auto record = contact_in(world, said);
  return same(record.handover ? record.handover->it.co_allocated.value : "", word(said, "team"));
}

std::string came_close(World& world, Said said) {
  const auto record = contact_in(world, said);
  if (!record.handover) return "it is not handed over";
  const auto& all = record.handover->it.passed_over;
  const bool found = std::ranges::any_of(all, [&](const std::string& one) {
    return contains(one, word(said, "route")).empty() && contains(one, word(said, "text")).empty();
  });
  return found ? "" : found_or_none(base::joined(all, "; "));
}

std::string meant_for(World& world, Said said) {
  const auto record = contact_in(world, said);
  return same(record.handover ? record.handover->it.instead_of.value : "", word(said, "team"));
}

std::string used_before(World& world, Said said) {
  const auto owed = owed_now(world, said);
  if (!owed.last) return owed.none;
  const auto from = owed.last->owed.counted_from;
  const auto used = from ? domain::span_words(owed.last->started_at - *from) : std::string("none");
  return same(used, word(said, "text"));
}

std::string answer_is(World& world, Said said) {
  return same(contact_in(world, said).answer(word(said, "question")), word(said, "text"));
}

std::string opens(World& world, Said said) {
  const auto record = contact_in(world, said);
  auto wanted = word(said, "text");
  std::ranges::replace(wanted, ' ', '_');
  return same(record.outcome ? record.outcome->it.opens : "", wanted);
}

std::string knows_earlier(World& world, Said said) {
  const auto record = contact_in(world, said);
  const auto earlier = world.record(name_in(said, "record2"));
  if (!earlier) return no_record(name_in(said, "record2"));
  const auto& all = record.received.earlier_contacts;
  return std::ranges::find(all, earlier->key) != all.end() ? "" : found_or_none(base::joined(all, ", "));
}

std::string linked_to(World& world, Said said) {
  const auto stream = subject(world, said);
  const auto other = world.record(name_in(said, "record2"));
  if (!stream || !other) return no_record(name_in(said, stream ? "record2" : "record"));
  for (const auto& fact : world.facts(*stream))
    if (fact.type.ends_with("Linked") && fact.payload.find('"' + other->key + '"') != std::string::npos) return "";
  return "no link";
}

// --- the hub itself

std::string hub_is_called(World& world, Said said) {
  return same(world.pack().hub_name, word(said, "text"));
}

std::string membership_is(World& world, Said said) {
  const auto* agency = world.pack().agency(terms::AgencyId{word(said, "agency")});
  return agency ? contains(agency->membership, word(said, "text")) : "there is no such agency";
}

std::string link_offered(World& world, Said said) {
  std::string all;
  for (const auto& link : world.pack().links) all += (all.empty() ? "" : ", ") + link.title;
  return contains(all, word(said, "text"));
}

// --- trays

TrayRecord tray_in(World& world, Said said) {
  return fold_tray(world.facts(tray_stream(terms::TeamId{word(said, "team")}, terms::london_date(world.now()))));
}

std::string reviewed_by(World& world, Said said) {
  const auto tray = tray_in(world, said);
  return same(tray.reviews.empty() ? "" : tray.reviews.back().by_name, word(said, "worker"));
}

std::string since_closing(World& world, Said said) {
  const auto stream = world.record({"person", word(said, "member")});
  if (!stream) return "nobody of this name is on record";
  const auto closed = fold_person(world.facts(*stream)).case_closed_on();
  if (!closed) return "no case was closed, or one is open";
  int contacts = 0;
  for (const auto& row : world.rows("subjects", {{"person", Test::Kind::equal, {stream->key}}}))
    contacts += row.text("record_kind") == "contact" &&
                terms::london_date(row.instant("received_at").value_or(Instant{})) > *closed;
  return same(fmt::format("{}", contacts), word(said, "number"));
}

std::string was_unread(World& world, Said said) {
  const auto tray = tray_in(world, said);
  return same(tray.reviews.empty() ? "" : fmt::format("{}", tray.reviews.back().it.unread), word(said, "number"));
}

std::string first_waiting(World& world, Said said) {
  auto query = waiting_in(terms::TeamId{word(said, "team")}, 1);
  query.hub = world.hub();
  const auto rows = world.store().rows(query);
  const auto wanted = world.record(name_in(said, "record"));
  if (!wanted) return no_record(name_in(said, "record"));
  return same(rows.empty() ? "" : rows.front().stream.key, wanted->key);
}

// --- who is told

struct SharedWith {
  ContactRecord record;
  const Share* share = nullptr;
  std::string none;
};

SharedWith shared_with(World& world, Said said) {
  SharedWith found{contact_in(world, said), nullptr, {}};
  found.share = share_with(found.record, word(said, "recipient"));
  if (found.share) return found;
  std::vector<std::string> all;
  for (const auto& share : found.record.shares) all.push_back(share.owed.it.recipient_name);
  found.none = "there is none; there are shares with " + found_or_none(base::joined(all, ", "));
  return found;
}

std::string share_words(const Share& share) {
  if (share.lifted) return "it is lifted";
  if (share.acknowledged) return "it is acknowledged";
  return share.sent ? "it is made" : "it is owed";
}

std::string share_is_owed(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  return it.share->open() ? "" : share_words(*it.share);
}

std::string share_is_not_owed(World& world, Said said) {
  const auto it = shared_with(world, said);
  return it.share && it.share->open() ? "it is owed" : "";
}

std::string share_is_made(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  return it.share->sent ? "" : share_words(*it.share);
}

std::string share_is_acknowledged(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  return it.share->acknowledged ? "" : share_words(*it.share);
}

std::string share_names(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  std::set<std::string> found;
  for (const auto& id : it.share->owed.it.subjects)
    if (const auto* one = it.record.subject(id)) found.insert(one->name());
  std::set<std::string> wanted;
  for (const auto& name : listed_names(word(said, "names"))) wanted.insert(name);
  return found == wanted ? "" : joined_set(found);
}

std::string is_first_contact(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  return it.share->owed.it.first_contact ? "" : "they are not";
}

std::string is_not_first_contact(World& world, Said said) {
  const auto it = shared_with(world, said);
  if (!it.share) return it.none;
  return it.share->owed.it.first_contact ? "they are" : "";
}

std::string number_of_shares(World& world, Said said) {
  const auto shares = contact_in(world, said).shares;
  return same(fmt::format("{}", std::ranges::count_if(shares, &Share::open)), word(said, "number"));
}

// --- calls

CallRecord call_in(World& world) {
  const auto call = world.record({"call", ""});
  return call ? fold_call(world.facts(*call)) : CallRecord{};
}

std::string caller_told(World& world, Said said) {
  return contains(call_in(world).taken.tell, word(said, "text"));
}

std::string disposition_is(World& world, Said said) {
  auto wanted = word(said, "disposition");
  std::ranges::replace(wanted, ' ', '_');
  return same(call_in(world).taken.disposition, wanted);
}

std::string form_owed(World& world, Said) {
  return call_in(world).form_owed() ? "" : "none is owed";
}
std::string form_not_owed(World& world, Said) {
  return call_in(world).form_owed() ? "one is owed" : "";
}

// --- what people see

bool holds_any_role(const Actor& actor, std::string_view listed) {
  return holds_any(actor, authorities_from(base::split(listed, '|')));
}

// What the worklist calls theirs to do: it is open, in their sight, and it is their turn or that of a role of theirs.
bool on_worklist(World& world, Said said) {
  const auto stream = subject(world, said);
  const auto row = stream ? world.row(*stream) : std::nullopt;
  if (!row || row->number("open") == 0) return false;
  const auto actor = world.actor(word(said, "worker"));
  if (!may_see(world.pack(), actor, *stream, world.facts(*stream))) return false;
  const auto turn = row->text("turn");
  return turn.find("|" + actor.id.value + "|") != std::string::npos || holds_any_role(actor, turn);
}

std::string on_list(World& world, Said said) {
  return on_worklist(world, said) ? "" : "it is not on it";
}
std::string not_on_list(World& world, Said said) {
  return on_worklist(world, said) ? "it is on it" : "";
}

// What a receiving team finds in its tray: what was handed to it, and what it works beside another team.
bool in_team_tray(World& world, Said said) {
  const auto stream = subject(world, said);
  const auto row = stream ? world.row(*stream) : std::nullopt;
  if (!row || (row->text("state") != "handed_over" && row->text("state") != "accepted")) return false;
  const auto actor = world.actor(word(said, "worker"));
  return actor.teams.contains(terms::TeamId{row->text("team")}) ||
         actor.teams.contains(terms::TeamId{row->text("co_team")});
}

std::string in_tray(World& world, Said said) {
  return in_team_tray(world, said) ? "" : "it is not in it";
}
std::string not_in_tray(World& world, Said said) {
  return in_team_tray(world, said) ? "it is in it" : "";
}

std::string can_see(World& world, Said said) {
  const auto stream = subject(world, said);
  if (!stream) return no_record(name_in(said, "record"));
  return may_see(world.pack(), world.actor(word(said, "worker")), *stream, world.facts(*stream)) ? "" : "they may not";
}

std::string cannot_see(World& world, Said said) {
  const auto stream = subject(world, said);
  if (!stream) return no_record(name_in(said, "record"));
  return can_see(world, said).empty() ? "they may" : "";
}

// Whether the text stands in any fact of the contact, as this person reads it.
std::string can_read(World& world, Said said) {
  const RecordName contact{"contact", ""};
  const auto stream = world.record(contact);
  if (!stream) return no_record(contact);
  const auto actor = world.actor(word(said, "worker"));
  const auto facts = world.facts(*stream);
  if (!may_see(world.pack(), actor, *stream, facts)) return "they may not see the contact";
  for (const auto& fact : as_read_by(world.pack(), actor, facts))
    if (fact.payload.contains(word(said, "text"))) return "";
  return "it stands in nothing that they read";
}

std::string cannot_read(World& world, Said said) {
  return can_read(world, said).empty() ? "they can" : "";
}

std::string shown_where(World& world, std::string_view text) {
  for (const auto& table : view_tables())
    for (const auto& row : world.rows(table.name))
      for (const auto& [column, value] : row.values)
        if (const auto* words = std::get_if<std::string>(&value); words && words->find(text) != std::string::npos)
          return fmt::format("it stands in {}.{}: {}", table.name, column, *words);
  return "";
}

std::string never_shown(World& world, Said said) {
  return shown_where(world, word(said, "text"));
}

std::string shown(World& world, Said said) {
  return shown_where(world, word(said, "text")).empty() ? "it stands in none" : "";
}

std::string number_of_contacts(World& world, Said said) {
  const auto count = fmt::format("{}", world.rows("contacts").size());
  return same(count, word(said, "number"));
}

std::string number_of_consultations(World& world, Said said) {
  const auto count = fmt::format("{}", world.rows("consultations").size());
  return same(count, word(said, "number"));
}

// --- who may do what

constexpr std::array<std::string_view, 26> refusals_of_persons = {"not_permitted",
                                                                  "not_your_arm",
                                                                  "not_grader",
                                                                  "not_screener",
                                                                  "not_approver",
                                                                  "approver_is_screener",
                                                                  "override_not_permitted",
                                                                  "home_visit_agreement_role",
                                                                  "home_visit_recorder",
                                                                  "information_screener",
                                                                  "reader_not_permitted",
                                                                  "answerer_not_permitted",
                                                                  "receiving_team_only",
                                                                  "adviser_not_permitted",
                                                                  "adviser_not_qualified",
                                                                  "not_a_receiver",
                                                                  "not_alerted",
                                                                  "step_not_yours",
                                                                  "share_not_yours",
                                                                  "not_your_team",
                                                                  "early_help_not_yours",
                                                                  "endorser_not_permitted",
                                                                  "endorser_is_proposer",
                                                                  "step_down_not_yours",
                                                                  "meeting_not_yours",
                                                                  "facilitator_not_permitted"};

bool is_about_person(const Result& result) {
  if (std::holds_alternative<NotFound>(result)) return true;
  const auto* declined = std::get_if<Declined>(&result);
  if (!declined) return false;
  return std::ranges::any_of(declined->refusals, [](const auto& one) {
    return std::ranges::find(refusals_of_persons, one.rule.value) != refusals_of_persons.end();
  });
}

// Tried with what the language fills in; a refusal that is not about the person does not count, but a wrong stage is a
// slip of the case: nobody may do it then.
Result tried(World& world, Said said) {
  const auto* verb = casework::verb(word(said, "verb"));
  Act act{.actor = word(said, "worker"),
          .verb = verb,
          .on = {std::string(verb->kind), ""},
          .fields = {},
          .not_said = {},
          .members = {}};
  const auto contact = world.record({"contact", ""});
  if (verb->name == "grade_contact" && contact && world.contact(*contact).level.empty() && !world.pack().levels.empty())
    act.fields.emplace("level", world.pack().levels.front().id.value);
  return world.try_out(act);
}

std::string wrong_stage(const Result& result) {
  const auto* declined = std::get_if<Declined>(&result);
  if (!declined || declined->refusals.empty() || declined->refusals.front().rule.value != "wrong_state") return "";
  return "nobody may at this stage: " + result_words(result);
}

std::string may(World& world, Said said) {
  const auto result = tried(world, said);
  if (const auto wrong = wrong_stage(result); !wrong.empty()) return wrong;
  return is_about_person(result) ? result_words(result) : "";
}

std::string may_not(World& world, Said said) {
  const auto result = tried(world, said);
  if (const auto wrong = wrong_stage(result); !wrong.empty()) return wrong;
  return is_about_person(result) ? "" : "they may";
}

std::string has_the_right(World& world, Said said) {
  return has_right(world.pack(), world.actor(word(said, "worker")), word(said, "right")) ? "" : "they have not";
}

std::string has_no_right(World& world, Said said) {
  return has_the_right(world, said).empty() ? "they have" : "";
}

// --- what the pack says

std::string numbers_have(World& world, Said said) {
  std::string all;
  for (const auto& phone : world.pack().phones)
    all += fmt::format("{}{}: {} ({})", all.empty() ? "" : "; ", phone.title, phone.number, phone.when);
  return contains(all, word(said, "text"));
}

std::string advice_line_says(World& world, Said said) {
  const auto& pack = world.pack();
  const auto& line = pack.advice_line;
  std::string all = line.title + "; " + line.harm;
  for (const auto* id : {&line.phone, &line.referral_phone})
    if (const auto* phone = pack.phone(*id))
      all += fmt::format("; {}: {} ({})", phone->title, phone->number, phone->when);
  for (const auto* id : {&line.referral_link, &line.thresholds_link})
    if (const auto* link = pack.link(*id)) all += fmt::format("; {}: {}", link->title, link->url);
  for (const auto& one : line.callers) all += "; " + one.title;
  for (const auto& one : line.themes) all += "; " + one.title;
  for (const auto& one : line.results) all += "; " + one.title;
  return contains(all, word(said, "text"));
}

std::string level_says(World& world, Said said) {
  const auto* level = world.pack().level(LevelId{word(said, "level")});
  if (!level) return "there is no such level";
  return contains(level->title + ": " + level->text + " " + level->provision, word(said, "text"));
}

std::string agency_says(World& world, Said said) {
  const auto wanted = word(said, "agency");
  const auto& all = world.pack().agencies;
  const auto found =
      std::ranges::find_if(all, [&](const pack::Agency& one) { return one.id.value == wanted || one.title == wanted; });
  if (found == all.end()) return "there is no such agency";
  return contains(
      fmt::format("{}; {}, {}; {}", found->membership, found->gives_staff ? "gives staff" : "gives no staff",
                  found->gives_information ? "gives information" : "gives no information", found->note),
      word(said, "text"));
}

std::string pack_stands(World& world, Said said) {
  return same(world.pack().status, word(said, "status"));
}

std::string phase_says(World& world, Said said) {
  const auto wanted = word(said, "phase");
  for (const auto& phase : world.pack().phases) {
    if (phase.id != wanted && phase.title != wanted) continue;
    const auto day = [](const auto& date) { return date ? terms::date_words(*date) : std::string("no day"); };
    return contains(fmt::format("{} to {}, {}", day(phase.from), day(phase.until), phase.done ? "done" : "not done"),
                    word(said, "text"));
  }
  return "there is no such phase";
}

std::string is_supervised(World& world, Said said) {
  const auto* role = world.pack().role(terms::RoleId{word(said, "role")});
  if (!role) return "there is no such role";
  std::vector<std::string> by;
  for (const auto& one : role->supervised_by) by.push_back(one.value);
  return std::ranges::find(by, word(said, "role2")) != by.end() ? "" : found_or_none(base::joined(by, ", "));
}

// The more particular sentence stands before the one that would take its words as well.
constexpr auto table = std::to_array<Sentence>({
    {"refused {refusal} because {text}", is_refused_because},
    {"refused {refusal}", is_refused},
    {"the refusal says {text}", refusal_says},
    {"the refusal cites {text}", refusal_cites},
    {"the refusal advises {text}", refusal_advises},
    {"it is done", is_done},
    {"it is not found", is_found},
    {"problem {field}: {text}", is_problem_saying},
    {"problem {field}", is_problem},

    {"rule {rule} applied", rule_applied},
    {"the source says {text}", source_says},
    {"fact {fact} is not recorded", fact_not_recorded},
    {"fact {fact} is recorded", fact_recorded},

    {"no message goes out", no_message},
    {"a message goes to {recipient} saying {text}", message_says},
    {"a message goes to {recipient}", message_goes},

    {"a share is owed to {recipient}", share_is_owed},
    {"no share is owed to {recipient}", share_is_not_owed},
    {"the share with {recipient} names {names}", share_names},
    {"the share with {recipient} is made", share_is_made},
    {"the share with {recipient} is acknowledged", share_is_acknowledged},
    {"{recipient} is the first to speak with the victim", is_first_contact},
    {"{recipient} is not the first to speak with the victim", is_not_first_contact},
    {"{number} shares are owed", number_of_shares},

    {"nothing blocks closing", nothing_blocks},
    {"{kind} blocks closing", blocks_closing},
    {"{kind} does not block closing", blocks_nothing},
    {"{kind} is due as before", due_as_before},
    {"{kind} is due {time}", due_is},
    {"{kind} of {record} is due {time}", due_is},
    {"{kind} has no timescale", no_timescale},
    {"{kind} is owed by {authority}", owed_by},
    {"{kind} is owed", is_owed},
    {"{kind} of {record} is owed", is_owed},
    {"{kind} is not owed", is_not_owed},
    {"{kind} of {record} is not owed", is_not_owed},
    {"{kind} is met", is_met},
    {"{kind} of {record} is met", is_met},
    {"{kind} is lifted", is_lifted},
    {"{text} of {kind} was used before", used_before},
    {"{kind} is late because {text}", late_because},
    {"{kind} is late", is_late},
    {"{kind} is not late", is_not_late},
    {"{kind} comes from rule {rule}", comes_from},
    {"{kind} shows {text}", time_left},

    {"the hub's numbers have {text}", numbers_have},
    {"the advice line says {text}", advice_line_says},
    {"level {level} says {text}", level_says},
    {"agency {agency} says {text}", agency_says},
    {"phase {phase} says {text}", phase_says},
    {"the pack is {status}", pack_stands},
    {"{role} is supervised by {role2}", is_supervised},

    {"on {time} {record} was {state}", stood},
    {"{record} waits with {team}", waits_with},
    {"{record} waits for {authority}", waits_for},
    {"{record} is with arm {arm}", with_arm},
    {"{record} is owned by nobody", owned_by_nobody},
    {"{record} is owned by {worker}", owned_by},
    {"{record} is handed over to {team}", handed_to},
    {"{record} is also told to {team}", also_told},
    {"{record} was meant for {team}", meant_for},
    {"{route} came close because {text}", came_close},
    {"the answer to {question} is {text}", answer_is},
    {"{record} opens {text}", opens},
    {"{record} knows of {record2}", knows_earlier},
    {"{record} is linked to {record2}", linked_to},
    {"{record} is under pack {pack}", pack_is},
    {"{record} is {state}", is_state},
    {"its level is {level}", level_is},
    {"its requested level is {level}", requested_level_is},
    {"its initial level is {level}", initial_level_is},
    {"its final level is {level}", final_level_is},
    {"its grade is {grade}", grade_is},
    {"its outcome is {outcome}", outcome_is},
    {"consent is {consent}", consent_is},
    {"an override is in force", override_in_force},
    {"no override is in force", no_override},
    {"a home visit is prompted", visit_prompted},
    {"no home visit is prompted", visit_not_prompted},

    {"the hub is called {text}", hub_is_called},
    {"the part of {agency} is {text}", membership_is},
    {"a link to {text} is offered", link_offered},
    {"{number} contacts came since the case of {member} was closed", since_closing},
    {"{team} was last reviewed by {worker}", reviewed_by},
    {"{number} of {team} were unread", was_unread},
    {"{record} comes first in {team}", first_waiting},

    {"the caller is told {text}", caller_told},
    {"its disposition is {disposition}", disposition_is},
    {"a form is owed", form_owed},
    {"no form is owed", form_not_owed},

    {"{worker}'s worklist has not {record}", not_on_list},
    {"{worker}'s worklist has {record}", on_list},
    {"{worker}'s team tray has not {record}", not_in_tray},
    {"{worker}'s team tray has {record}", in_tray},
    {"{worker} cannot see {record}", cannot_see},
    {"{worker} can see {record}", can_see},
    {"{worker} cannot read {text}", cannot_read},
    {"{worker} can read {text}", can_read},
    {"{worker} has no right to {right}", has_no_right},
    {"{worker} has the right to {right}", has_the_right},
    {"{worker} may not {verb}", may_not},
    {"{worker} may {verb}", may},
    {"no list or search shows {text}", never_shown},
    {"a list or search shows {text}", shown},
    {"there is {number} contact", number_of_contacts},
    {"there are {number} contacts", number_of_contacts},
    {"there is {number} consultation", number_of_consultations},
    {"there are {number} consultations", number_of_consultations},

    {"{record} can be attached", can_be_attached},
    {"{record} cannot be attached", cannot_be_attached},
    {"eligibility says {text}", eligibility_says},
    {"the problem {problem} holds through {text}", problem_holds_through},
    {"the problem {problem} does not hold", problem_does_not_hold},
    {"the register has not {record}", not_on_register},
    {"the register has {record}", on_register},
    {"early help says {text}", early_help_says},
    {"there are {number} kinds of allocation", number_of_kinds},
    {"there is {number} family", number_of_families},
    {"there are {number} families", number_of_families},
    {"{member} is not open to {service}", member_is_not_open_to},
    {"{member} is open to {service}", member_is_open_to},
    {"assessment {assessment} waits", assessment_waits},
    {"assessment {assessment} is completed on {text}", assessment_is_completed},
    {"{worker}'s list of families has not {record}", list_of_families_has_not},
    {"{worker}'s list of families has {record}", list_of_families_has},

    {"report {report} of {period} in {district} says of {line}: {heading} is {text}", report_says},
    {"report {report} of {period} says of {line}: {heading} is {text}", report_says},
    {"report {report} of {period} opens for {line}: {heading} showing {text}", figure_opens_to},
    {"report {report} of {period} in {district} has {number} lines", report_has_lines},
    {"report {report} of {period} has {number} lines", report_has_lines},
    {"report {report} of {period} in {district} does not show {text}", report_does_not_show},
    {"report {report} of {period} does not show {text}", report_does_not_show},
    {"report {report} of {period} in {district} shows {text}", report_shows},
    {"report {report} of {period} shows {text}", report_shows},

    {"warned that {text}", warned},
    {"not warned", not_warned},
    {"the register of agreements has {text}", agreements_have},
    {"the records policy says {text}", records_policy_says},
    {"the form says {text}", form_says},

    {"the agenda has {number} items", number_of_items},
    {"the agenda has not {text}", agenda_has_not},
    {"the agenda has {text}", agenda_has},
    {"the minutes say {text}", minutes_say},
    {"action {text} is open", action_is_open},
    {"action {text} is closed", action_is_closed},
    {"{worker}'s list of meetings has not {record}", list_of_meetings_has_not},
    {"{worker}'s list of meetings has {record}", list_of_meetings_has},
    {"{locality} is not flagged for {meeting} in {text}", is_not_flagged},
    {"{locality} is flagged for {meeting} in {text}", is_flagged},

    {"its {column} is {text}", any_column_is},
});

}  // namespace

std::span<const Sentence> sentences() {
  return table;
}

}  // namespace lintel::casework::cases
