// What makes the family eligible, and the claims that were made for it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct RecordProblem {
  std::string problem;
  std::string member;
  std::string source;
  std::optional<Date> found_on;
};
BOOST_DESCRIBE_STRUCT(RecordProblem, (), (problem, member, source, found_on))

struct WithdrawProblem {
  std::string recorded;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawProblem, (), (recorded, reason))

struct RecordClaim {
  std::string phase;
  std::optional<Date> claimed_on;
  std::string agency;
  std::string lead;
  std::string result;
};
BOOST_DESCRIBE_STRUCT(RecordClaim, (), (phase, claimed_on, agency, lead, result))

// What another source says of the same problem is another line, and is worth having.
bool is_on_record(const FamilyRecord& record, const RecordProblem& request) {
  return std::ranges::any_of(record.problems, [&](const auto& one) {
    const auto& it = one.recorded.it;
    return !one.withdrawn && it.problem == request.problem && it.member == request.member &&
           it.source == request.source;
  });
}

// P-23, P-27
Decided record_problem(const FamilyRecord& record, const RecordProblem& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  const auto* set = context.pack.criteria_set(record.begun.criteria);
  if (!set) return refuse(context, "no_criteria");
  std::vector<Problem> found;
  const auto* member = record.member(request.member);
  if (!set->problem(request.problem)) found.push_back({"problem", "Choose one of the problems of " + set->title});
  if (!member || member->removed) found.push_back({"member", "Choose whose problem it is"});
  want_text(found, "source", request.source, "Write who says so, and from what they know it");
  want_past_day(found, "found_on", request.found_on, "Enter the day on which it was found", context);
  if (member && member->it.born && request.found_on && *request.found_on < *member->it.born)
    found.push_back({"found_on", "Enter a day after " + member->it.name + " was born"});
  if (!found.empty()) return problems(std::move(found));
  if (is_on_record(record, request)) return problem("problem", "This problem of theirs is on record already");
  return one_fact(new_fact(context.stream,
                           ProblemRecorded{.id = fmt::format("p{}", record.problems.size() + 1),
                                           .set = set->id,
                                           .problem = request.problem,
                                           .member = request.member,
                                           .source = request.source,
                                           .found_on = *request.found_on},
                           {terms::RuleId{set->id}, set->source}));
}

Decided withdraw_problem(const FamilyRecord& record, const WithdrawProblem& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  std::vector<Problem> found;
  const auto* problem = record.problem(request.recorded);
  if (!problem || problem->withdrawn) found.push_back({"recorded", "Choose a problem that is on record"});
  want_text(found, "reason", request.reason, "Write why it no longer counts");
  if (!found.empty()) return problems(std::move(found));
  return one_fact(
      new_fact(context.stream, ProblemWithdrawn{request.recorded, request.reason}, cite_part(context.pack)));
}

Needs claim_needs(const std::vector<Fact>& facts, const Fields&, const StreamId&) {
  return {.records = {}, .queries = {open_families_of(people_of(fold_family(facts)))}};
}

const ClaimRecorded* claim_that_waits(const FamilyRecord& record, std::string_view phase) {
  const auto found = std::ranges::find_if(
      record.claims, [&](const auto& one) { return one.it.phase == phase && one.it.result == "waiting"; });
  return found == record.claims.end() ? nullptr : &found->it;
}

bool claimed_before(const FamilyRecord& record, std::string_view phase) {
  return std::ranges::any_of(record.claims, [&](const auto& one) { return one.it.phase == phase; }) ||
         std::ranges::any_of(record.claims_elsewhere, [&](const auto& one) { return one.it.claim.phase == phase; });
}

std::vector<Problem> mistakes(const RecordClaim& request, const Context& context) {
  static constexpr std::array<std::string_view, 3> results = {"waiting", "paid", "refused"};
  std::vector<Problem> found;
  if (!context.pack.early_help.claim_phase(request.phase))
    found.push_back({"phase", "Choose a phase of the programme"});
  want_past_day(found, "claimed_on", request.claimed_on, "Enter the day on which the claim was made", context);
  if (!context.pack.agency(terms::AgencyId{request.agency}))
    found.push_back({"agency", "Choose the agency that made the claim"});
  want_text(found, "lead", request.lead, "Write who leads the work with the family");
  if (std::ranges::find(results, request.result) == results.end())
    found.push_back({"result", "Say what came of the claim"});
  return found;
}

ClaimRecorded claim_from(const FamilyRecord& record, const RecordClaim& request, const Context& context) {
  return {.id = fmt::format("claim-{}", record.claims.size() + 1),
          .set = record.begun.criteria,
          .phase = request.phase,
          .phase_title = context.pack.early_help.claim_phase(request.phase)->title,
          .claimed_on = *request.claimed_on,
          .agency = request.agency,
          .agency_name = context.pack.agency(terms::AgencyId{request.agency})->title,
          .lead = request.lead,
          .result = request.result};
}

// A claim excludes the same people wherever their early help stands (P-26).
std::vector<NewFact> told_elsewhere(const ClaimRecorded& claim, const Context& context) {
  std::vector<NewFact> facts;
  std::vector<StreamId> told = {context.stream};
  for (const auto& rows : context.known.answers)
    for (const auto& row : rows) {
      if (std::ranges::find(told, row.stream) != told.end()) continue;
      told.push_back(row.stream);
      facts.push_back(new_fact(row.stream, ClaimFoundElsewhere{context.stream.key, claim}, cite_part(context.pack)));
    }
  return facts;
}

// P-77
Decided record_claim(const std::vector<Fact>& all, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto record = fold_family(all);
  const auto request = terms::from_fields<RecordClaim>(fields, found);
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  append(found, mistakes(request, context));
  if (!found.empty()) return problems(std::move(found));
  auto claim = claim_from(record, request, context);
  if (claimed_before(record, request.phase)) {
    const auto* waiting = claim_that_waits(record, request.phase);
    if (!waiting || request.result == "waiting") return refuse(context, "claim_made_before");
    claim.id = waiting->id;  // its answer has come
  }
  Decision decision{.facts = {new_fact(context.stream, claim, cite_part(context.pack))}, .messages = {}};
  append(decision.facts, told_elsewhere(claim, context));
  return decision;
}

}  // namespace

Verb record_problem_verb() {
  return family_verb<RecordProblem>("record_problem", "records a problem of the family", record_problem);
}

Verb withdraw_problem_verb() {
  return family_verb<WithdrawProblem>("withdraw_problem", "withdraws a problem of the family", withdraw_problem);
}

// Also after the early help has ended: a claim is made when the improvement has lasted.
Verb record_claim_verb() {
  return {.name = "record_claim",
          .kind = "family",
          .phrase = "records a claim for the family",
          .fields = field_names<RecordClaim>(),
          .needs = claim_needs,
          .decide = record_claim};
}

}  // namespace lintel::casework
