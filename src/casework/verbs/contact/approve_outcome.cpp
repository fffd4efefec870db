#include <fmt/format.h>

#include <algorithm>

#include "casework/records/person.h"
#include "casework/verbs/contact/screening.h"
#include "domain/routing/routing.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct ApproveOutcome {
  std::string rationale;
  std::string late_reason;  // needed when the deadline has passed
  std::string district;     // where the address gives none
};
BOOST_DESCRIBE_STRUCT(ApproveOutcome, (), (rationale, late_reason, district))

struct ReturnScreening {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnScreening, (), (reason))

struct Receiver {
  const pack::Team* team = nullptr;
  Cited cited;
  terms::TeamId co_allocated;
  std::vector<std::string> passed_over;
};

std::optional<Declined> not_approver(const ContactRecord& record, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  if (!pathway || !holds_any(context.actor, pathway->approved_by)) return refuse(context, "not_approver").error();
  // L-81: whoever wrote the screening cannot approve it, whatever roles they hold.
  if (record.screening->by == context.actor.id) return refuse(context, "approver_is_screener").error();
  return std::nullopt;
}

bool reason_wanted(const ContactRecord& record, const ApproveOutcome& request, const Context& context) {
  const auto* due = record.obligations.open_of_kind("decision");
  return due && due->owed.explain_when_late && due->late_at(context.now) && due->late_reason.empty() &&
         request.late_reason.empty();
}

// Null team when the outcome hands nothing over.
std::expected<Receiver, Declined> receiver_of(const ContactRecord& record, const pack::Outcome& outcome,
                                              const std::string& district, const Context& context) {
  if (outcome.needs.contains("open_team")) {
    const auto* team = context.pack.team(record.screening->it.open_team);
    if (!team) return refuse(context, "no_receiving_team");
    return Receiver{team, {terms::RuleId{outcome.id.value}, outcome.source}, {}, {}};
  }
  auto known = attributes_of(record, context);
  set(known, "district", district);
  set(known, "statutory", outcome.statutory ? "yes" : "no");
  const auto choice = domain::first_that_holds(context.pack.routes, known);
  if (!choice.rule) {
    if (outcome.opens.empty()) return Receiver{};
    return refuse(context, "no_receiving_team");
  }
  const auto* team = domain::team_of(*choice.rule, context.pack, district);
  if (!team)
    return refuse(context, "no_receiving_team", "The district of the child's address is not known: choose it.");
  Receiver receiver{team, cite(*choice.rule), choice.rule->co_allocated, {}};
  for (const auto& passed : choice.passed_over)
    if (passed.because.size() == 1)  // those that came close: one thing stood in the way
      receiver.passed_over.push_back(fmt::format("{}: {}", passed.rule.value, domain::because_words(passed.because)));
  return receiver;
}

// The service that begins is open for each child from now, so that a later call finds it (L-98, L-99).
std::vector<NewFact> involvements(const ContactRecord& record, const pack::Outcome& outcome, const pack::Team& team,
                                  const Context& context) {
  std::vector<NewFact> facts;
  if (outcome.service.empty()) return facts;
  for (const auto& stream : people_of(record)) {
    if (context.known.facts(stream).empty()) continue;
    facts.push_back(new_fact(stream, InvolvementOpened{.involvement = context.fresh.id(),
                                                       .service = outcome.service,
                                                       .team = team.id.value,
                                                       .worker = {},
                                                       .reference = record.received.reference,
                                                       .opened_on = terms::london_date(context.now)}));
  }
  return facts;
}

Needs needs(const ContactRecord& record, const ApproveOutcome&) {
  return {.records = people_of(record), .queries = {}};
}

Decided approve(const ContactRecord& record, const ApproveOutcome& request, const Context& context) {
  if (auto refused = not_approver(record, context)) return std::unexpected(std::move(*refused));
  if (request.rationale.empty()) return problem("rationale", "Write why you approve this outcome and level");
  const auto* outcome = context.pack.outcome(record.screening->it.outcome);
  if (!outcome || !pack::holds(outcome->when, attributes_of(record, context)))
    return refuse(context, "outcome_not_available");
  if (auto refused = unmet_needs(record, *outcome, context)) return std::unexpected(std::move(*refused));
  if (reason_wanted(record, request, context)) return refuse(context, "breach_reason_missing");
  const auto district = request.district.empty() ? record.received.district : request.district;
  auto receiver = receiver_of(record, *outcome, district, context);
  if (!receiver) return std::unexpected(std::move(receiver.error()));

  const Cited cited{terms::RuleId{outcome->id.value}, outcome->source};
  ContactRecord after = record;
  const OutcomeApproved approved{outcome->id, record.level, request.rationale, outcome->statutory, outcome->opens};
  after.outcome = Recorded<OutcomeApproved>{approved, context.now, context.actor.id, context.actor.name};
  Decision decision;
  if (!request.late_reason.empty())
    if (const auto* due = record.obligations.open_of_kind("decision"))
      decision.facts.push_back(
          new_fact(context.stream, BreachExplained{due->owed.id, request.late_reason}, due->cited));
  decision.facts.push_back(new_fact(context.stream, approved, cited));
  append(decision.facts, meet(context, record.obligations, "decision"));
  append(decision.facts,
         incur(context, "outcome_approved", attributes_of(after, context), record.obligations, context.now));
  if (!receiver->team) return decision;
  decision.facts.push_back(new_fact(context.stream,
                                    HandedOver{receiver->team->id, receiver->team->title, outcome->opens,
                                               receiver->co_allocated, receiver->passed_over},
                                    receiver->cited));
  append(decision.facts, incur(context, "handed_over", attributes_of(after, context), record.obligations, context.now));
  decision.facts.push_back(waits(context, record, receiver->team->worked_by, receiver->cited, receiver->team->id));
  append(decision.facts, involvements(record, *outcome, *receiver->team, context));
  return decision;
}

Decided give_back(const ContactRecord& record, const ReturnScreening& request, const Context& context) {
  if (auto refused = not_approver(record, context)) return std::unexpected(std::move(*refused));
  if (request.reason.empty()) return problem("reason", "Write what the screener should change");
  const auto* pathway = pathway_of(record, context.pack);
  const Cited cited{terms::RuleId{pathway->id.value}, pathway->source};
  return Decision{.facts = {new_fact(context.stream, ScreeningReturned{request.reason}, cited),
                            waits(context, record, pathway->screened_by, cited)},
                  .messages = {}};
}

}  // namespace

Verb approve_outcome_verb() {
  return contact_verb<ApproveOutcome>("approve_outcome", "approves the outcome", approve, needs);
}

Verb return_screening_verb() {
  return contact_verb<ReturnScreening>("return_screening", "returns the screening", give_back);
}

}  // namespace lintel::casework
