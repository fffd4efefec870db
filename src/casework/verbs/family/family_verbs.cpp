#include <fmt/format.h>

#include <algorithm>

#include "casework/records/person.h"
#include "casework/verbs/all.h"
#include "casework/verbs/family/family_verb.h"
#include "domain/timescales/timescales.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

constexpr int rows_at_most = 200;

// A query for nobody finds nothing.
std::vector<Value> or_nobody(const std::vector<std::string>& people) {
  std::vector<Value> values(people.begin(), people.end());
  if (values.empty()) values.emplace_back(std::string("nobody"));
  return values;
}

bool knows_claim(const FamilyRecord& record, std::string_view family, std::string_view claim) {
  return std::ranges::any_of(record.claims_elsewhere,
                             [&](const auto& one) { return one.it.family == family && one.it.claim.id == claim; });
}

std::string involvement_of(const FamilyRecord& record) {
  return "early-help-" + record.begun.reference;
}

}  // namespace

Cited cite_part(const pack::Pack& pack) {
  return {terms::RuleId{"early_help"}, pack.early_help.source};
}

std::string_view worker_objection(const Context& context) {
  if (!context.pack.early_help.exists()) return "no_early_help";
  return holds_any(context.actor, context.pack.early_help.worked_by) ? "" : "early_help_not_yours";
}

Decided one_fact(NewFact fact) {
  return Decision{.facts = {std::move(fact)}, .messages = {}};
}

Query open_families_of(const std::vector<std::string>& people) {
  return {.table = "family_members",
          .all_of = {{"person", Test::Kind::any_of, or_nobody(people)},
                     {"child", Test::Kind::equal, {std::int64_t{1}}},
                     {"open", Test::Kind::equal, {std::int64_t{1}}}},
          .limit = rows_at_most};
}

Query claims_for(const std::vector<std::string>& people) {
  return {.table = "claims",
          .all_of = {{"people", Test::Kind::contains, or_nobody(people)}},
          .order = {{"claimed_on"}},
          .limit = rows_at_most};
}

std::vector<NewFact> claims_found(const std::vector<Row>& rows, const FamilyRecord& record, const StreamId& stream,
                                  const pack::Pack& pack) {
  std::vector<NewFact> facts;
  for (const auto& row : rows) {
    const auto family = row.text("family");
    const auto day = terms::date_from_iso(row.text("claimed_on"));
    if (family == stream.key || !day || knows_claim(record, family, row.text("claim"))) continue;
    facts.push_back(new_fact(stream,
                             ClaimFoundElsewhere{family,
                                                 {.id = row.text("claim"),
                                                  .set = row.text("criteria"),
                                                  .phase = row.text("phase"),
                                                  .phase_title = row.text("phase_title"),
                                                  .claimed_on = *day,
                                                  .agency = row.text("agency"),
                                                  .agency_name = row.text("agency_name"),
                                                  .lead = row.text("lead"),
                                                  .result = row.text("result")}},
                             cite_part(pack)));
  }
  return facts;
}

std::vector<std::string> people_of(const FamilyRecord& record) {
  std::vector<std::string> people;
  for (const auto& one : record.present())
    if (!one.person.empty()) people.push_back(one.person.value);
  return people;
}

std::vector<NewFact> involvement_opened(const FamilyMember& member, const FamilyRecord& record,
                                        const AllocationProposed& allocation, const Context& context) {
  const auto& service = context.pack.early_help.service;
  if (service.empty() || member.person.empty() || !member.child) return {};
  return {new_fact(person_stream(member.person),
                   InvolvementOpened{.involvement = involvement_of(record),
                                     .service = service,
                                     .team = allocation.team.value,
                                     .worker = allocation.lead_professional,
                                     .reference = record.begun.reference,
                                     .opened_on = terms::london_date(context.now)},
                   cite_part(context.pack))};
}

std::vector<NewFact> involvement_closed(const FamilyMember& member, const FamilyRecord& record, Date on,
                                        const std::string& reason, const Context& context) {
  const bool opened = record.allocation() && !context.pack.early_help.service.empty();
  if (!opened || member.person.empty() || !member.child) return {};
  return {new_fact(person_stream(member.person), InvolvementClosed{involvement_of(record), on, reason},
                   cite_part(context.pack))};
}

NewFact family_owes(std::string_view kind, std::string title, const std::vector<pack::Authority>& by,
                    const pack::Timescale& within, const FamilyRecord& record, const Context& context) {
  return new_fact(context.stream,
                  ObligationIncurred{.id = next_obligation(record.obligations, kind),
                                     .kind = std::string(kind),
                                     .title = std::move(title),
                                     .owed_by = authority_texts(by),
                                     .due_at = domain::due_at(within, context.now, context.pack.calendar),
                                     .timescale = domain::timescale_words(within),
                                     .blocks_closing = false,
                                     .explain_when_late = false,
                                     .counted_from = std::nullopt},
                  cite_part(context.pack));
}

std::vector<Verb> family_verbs() {
  return {begin_early_help_verb(),    step_down_family_verb(),  add_family_member_verb(),   remove_family_member_verb(),
          choose_locality_verb(),     record_problem_verb(),    withdraw_problem_verb(),    record_claim_verb(),
          record_conversation_verb(), set_priority_verb(),      propose_allocation_verb(),  endorse_allocation_verb(),
          return_allocation_verb(),   record_assessment_verb(), complete_assessment_verb(), revise_support_verb(),
          end_early_help_verb(),      step_up_family_verb()};
}

}  // namespace lintel::casework
