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
  std::string late_reason;   // needed when the deadline has passed
  std::string district;      // where the address gives none
  terms::LevelId level;      // where nobody graded: the level that is decided
  terms::OutcomeId outcome;  // where nobody screens: what is decided
  std::string plan;
  std::string signposted_service;
  terms::TeamId team;  // instead of the one that the routes choose, with a reason
  std::string team_reason;
};
BOOST_DESCRIBE_STRUCT(ApproveOutcome, (),
                      (rationale, late_reason, district, level, outcome, plan, signposted_service, team, team_reason))

struct ReturnScreening {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnScreening, (), (reason))

struct Receiver {
  const pack::Team* team = nullptr;
  Cited cited;
  terms::TeamId co_allocated;
  std::vector<std::string> passed_over;
  terms::TeamId instead_of;
};

std::optional<Declined> not_approver(const ContactRecord& record, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  if (!pathway || !holds_any(context.actor, pathway->approved_by)) return refuse(context, "not_approver").error();
  // L-81: whoever wrote the screening cannot approve it, whatever roles they hold.
  if (record.state == ContactState::awaiting_approval && record.screening->by == context.actor.id)
    return refuse(context, "approver_is_screener").error();
  return std::nullopt;
}

bool reason_wanted(const ContactRecord& record, const ApproveOutcome& request, const Context& context) {
  const auto* due = record.obligations.open_of_kind("decision");
  return due && due->owed.explain_when_late && due->late_at(context.now) && due->late_reason.empty() &&
         request.late_reason.empty();
}

std::vector<std::string> came_close(const std::vector<domain::PassedOver>& passed_over, const pack::Pack& pack) {
  std::vector<std::string> close;
  for (const auto& passed : passed_over) {
    if (passed.because.size() != 1) continue;  // one thing stood in the way
    const auto rule = std::ranges::find(pack.routes, passed.rule, &pack::RouteRule::id);
    const bool titled = rule != pack.routes.end() && !rule->title.empty();
    close.push_back(
        fmt::format("{}: {}", titled ? rule->title : passed.rule.value, domain::because_words(passed.because, pack)));
  }
  return close;
}

terms::TeamId beside(const pack::RouteRule& route, const pack::Attributes& known, const pack::Pack& pack) {
  if (!route.co_allocated.empty()) return route.co_allocated;
  const auto* added = domain::first_that_holds(pack.co_allocations, known).rule;
  return added && added->team != route.team ? added->team : terms::TeamId{};
}

// Null team when the outcome hands nothing over.
std::expected<Receiver, Declined> receiver_by_route(const ContactRecord& record, const pack::Outcome& outcome,
                                                    const std::string& district, const Context& context) {
  if (outcome.needs.contains("open_team")) {
    const auto* team = context.pack.team(record.screening->it.open_team);
    if (!team) return refuse(context, "no_receiving_team");
    return Receiver{team, {terms::RuleId{outcome.id.value}, outcome.source}, {}, {}, {}};
  }
  auto known = attributes_of(record, context);
  set(known, "district", district);
  set(known, "statutory", outcome.statutory ? "yes" : "no");
  const auto choice = domain::route_for(context.pack, known, district, cases_of(record, context.known),
                                        terms::london_date(record.received.received_at));
  if (!choice.rule) {
    if (outcome.opens.empty()) return Receiver{};
    return refuse(context, "no_receiving_team");
  }
  if (!choice.team)
    return refuse(context, "no_receiving_team", "The district of the child's address is not known: choose it.");
  return Receiver{choice.team,
                  cite(*choice.rule),
                  beside(*choice.rule, known, context.pack),
                  came_close(choice.passed_over, context.pack),
                  {}};
}

// Whoever approves may choose another team than the routes do, and says why (D-25).
std::expected<Receiver, Declined> receiver_of(const ContactRecord& record, const pack::Outcome& outcome,
                                              const std::string& district, const ApproveOutcome& request,
                                              const Context& context) {
  auto receiver = receiver_by_route(record, outcome, district, context);
  if (!receiver || !receiver->team || request.team.empty() || request.team == receiver->team->id) return receiver;
  const auto* chosen = context.pack.team(request.team);
  if (!chosen) return problem("team", "Choose a team");
  if (request.team_reason.empty()) return refuse(context, "route_reason_missing");
  receiver->instead_of = receiver->team->id;
  receiver->team = chosen;
  if (receiver->co_allocated == chosen->id) receiver->co_allocated = {};
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

// Where nobody screens, whoever approves says what the outcome is.
ScreeningSubmitted proposal(const ContactRecord& record, const ApproveOutcome& request) {
  if (record.screening) return record.screening->it;
  return {.sections = {},
          .outcome = request.outcome,
          .plan = request.plan,
          .signposted_service = request.signposted_service,
          .open_team = {},
          .level = {}};
}

bool needs_a_level(const pack::Pathway& pathway) {
  return !pathway.grades() && pathway.screens();
}

std::vector<Problem> mistakes(const ApproveOutcome& request, const pack::Outcome* outcome, const pack::Pathway& pathway,
                              const pack::Pack& pack) {
  std::vector<Problem> found;
  if (!outcome) found.push_back({"outcome", "Choose the outcome"});
  if (needs_a_level(pathway) && !pack.level(request.level))
    found.push_back({"level", "Choose the level of need that you decide on"});
  require_text(found, "rationale", request.rationale, "Write why you approve this outcome and level");
  return found;
}

std::vector<NewFact> handed_over(const ContactRecord& record, const ContactRecord& after, const pack::Outcome& outcome,
                                 const Receiver& receiver, const ApproveOutcome& request, const Context& context) {
  std::vector<NewFact> facts;
  facts.push_back(new_fact(
      context.stream,
      HandedOver{receiver.team->id, receiver.team->title, outcome.opens, receiver.co_allocated, receiver.passed_over,
                 receiver.instead_of, receiver.instead_of.empty() ? "" : request.team_reason},
      receiver.cited));
  append(facts, incur(context, "handed_over", attributes_of(after, context), record.obligations, context.now,
                      record.received.received_at));
  facts.push_back(waits(context, record, receiver.team->worked_by, receiver.cited, receiver.team->id));
  append(facts, involvements(record, outcome, *receiver.team, context));
  return facts;
}

Decided approve(const ContactRecord& record, const ApproveOutcome& request, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  const bool unscreened = pathway && !pathway->screens();
  if (!unscreened && record.state != ContactState::awaiting_approval)
    return std::unexpected(not_in_this_state(record, context));
  if (auto refused = not_approver(record, context)) return std::unexpected(std::move(*refused));
  ContactRecord after = record;
  const auto proposed = proposal(record, request);
  if (!record.screening) after.screening = {proposed, context.now, context.actor.id, context.actor.name};
  const auto* outcome = context.pack.outcome(proposed.outcome);
  if (auto found = mistakes(request, outcome, *pathway, context.pack); !found.empty())
    return problems(std::move(found));
  if (!pathway->grades() && !request.level.empty()) after.level = request.level;
  if (auto refused = not_available(after, *outcome, context)) return std::unexpected(std::move(*refused));
  if (auto held = held_by_gates("approve_outcome", after, context)) return std::unexpected(std::move(*held));
  if (reason_wanted(record, request, context)) return refuse(context, "breach_reason_missing");
  const auto district = request.district.empty() ? record.received.district : request.district;
  auto receiver = receiver_of(after, *outcome, district, request, context);
  if (!receiver) return std::unexpected(std::move(receiver.error()));

  const Cited cited{terms::RuleId{outcome->id.value}, outcome->source};
  const OutcomeApproved approved{outcome->id, after.level, request.rationale, outcome->statutory, outcome->opens};
  after.outcome = Recorded<OutcomeApproved>{approved, context.now, context.actor.id, context.actor.name};
  Decision decision;
  if (!request.late_reason.empty())
    if (const auto* due = record.obligations.open_of_kind("decision"))
      decision.facts.push_back(
          new_fact(context.stream, BreachExplained{due->owed.id, request.late_reason}, due->cited));
  decision.facts.push_back(new_fact(context.stream, approved, cited));
  append(decision.facts, meet(context, record.obligations, "decision"));
  append(decision.facts, incur(context, "outcome_approved", attributes_of(after, context), record.obligations,
                               context.now, record.received.received_at));
  if (receiver->team) append(decision.facts, handed_over(record, after, *outcome, *receiver, request, context));
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
