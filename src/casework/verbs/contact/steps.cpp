#include "casework/verbs/contact/steps.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "casework/lifecycle.h"
#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/receive_request.h"
#include "casework/verbs/contact/screening.h"
#include "domain/routing/routing.h"

namespace lintel::casework {

namespace {

using Answers = std::map<std::string, std::string>;

struct RecordStep {
  std::string step;
  std::optional<Instant> done_at;
};
BOOST_DESCRIBE_STRUCT(RecordStep, (), (step, done_at))

// What these decide is in the request, so they ask the gates themselves once they know it.
const std::set<std::string_view> ask_gates_themselves = {"submit_screening", "approve_outcome", "record_step"};

bool names(const std::vector<std::string>& listed, std::string_view one) {
  return std::ranges::find(listed, one) != listed.end();
}

Refusal refusal_of(const pack::Gate& gate) {
  return {.rule = gate.id, .reason = gate.reason, .source = gate.source, .todo = gate.todo};
}

bool stands(const pack::Gate& gate, const pack::Attributes& known) {
  return pack::holds(gate.when, known) && !(gate.unless && pack::holds(*gate.unless, known));
}

ContactRecord with_step(const ContactRecord& record, const StepRecorded& done, const Context& context) {
  ContactRecord after = record;
  after.steps.push_back({done, context.now, context.actor.id, context.actor.name});
  return after;
}

// The step itself, what it settles, and what it brings about in turn.
std::vector<NewFact> facts_of(const pack::Step& step, const StepRecorded& done, const ContactRecord& after,
                              const Context& context) {
  const Cited cited{terms::RuleId{step.id}, step.source};
  std::vector<NewFact> facts = {new_fact(context.stream, done, cited)};
  for (const auto& kind : step.meets) append(facts, meet(context, after.obligations, kind));
  auto known = attributes_of(after, context);
  set(known, "step", step.id);
  append(facts, incur(context, "step_recorded", known, after.obligations, context.now, after.received.received_at));
  return facts;
}

std::string who_words(const pack::Step& step, const pack::Pack& pack) {
  std::vector<std::string> titles;
  for (const auto& authority : step.by)
    if (const auto* role = pack.role(authority.role)) titles.push_back(role->title);
  if (titles.empty()) return "It is for the receiving team.";
  return "It is for: " + base::joined(titles, ", ") + (step.receiving_team ? ", of the receiving team." : ".");
}

bool is_theirs(const pack::Step& step, const ContactRecord& record, const Actor& actor) {
  if (!step.by.empty() && !holds_any(actor, step.by)) return false;
  return !step.receiving_team || (record.handover && actor.teams.contains(record.handover->it.team));
}

bool at_its_stage(const pack::Step& step, const ContactRecord& record) {
  const auto stage = stage_of(record.state);
  if (step.stages.empty()) return stage != "closed";
  return names(step.stages, stage);
}

Needs needs(const ContactRecord& record, const RecordStep&) {
  return {.records = people_of(record), .queries = {}};
}

Decided decide(const ContactRecord& record, const pack::Step& step, const RecordStep& request, const Fields& fields,
               const Context& context) {
  if (auto refused = step_refused(step, record, attributes_of(record, context), context))
    return std::unexpected(std::move(*refused));
  const StepRecorded done{step.id, step.title, answers_to_step(step, fields), request.done_at.value_or(context.now)};
  const auto after = with_step(record, done, context);
  if (auto held = held_by_gates(step.id, after, context)) return std::unexpected(std::move(*held));
  auto found = answer_mistakes(pack::section_of(step), done.answers, context.pack);
  if (done.done_at > context.now) found.push_back({"done_at", "The time cannot be later than now"});
  if (!found.empty()) return problems(std::move(found));
  Decision decision{.facts = facts_of(step, done, after, context), .messages = {}};
  // The screener's first step begins the screening.
  if (record.state == ContactState::allocated && record.owner && record.owner->it.to == context.actor.id)
    decision.facts.push_back(new_fact(context.stream, ScreeningWritten{}));
  return decision;
}

}  // namespace

std::optional<Declined> held_by_gates(std::string_view before, const ContactRecord& record, const Context& context) {
  const auto stands_before = [&](const auto& gate) { return names(gate.before, before); };
  if (std::ranges::none_of(context.pack.gates, stands_before)) return std::nullopt;
  Declined all;
  const auto known = attributes_of(record, context);
  for (const auto& gate : context.pack.gates)
    if (stands_before(gate) && stands(gate, known)) all.refusals.push_back(refusal_of(gate));
  if (all.refusals.empty()) return std::nullopt;
  return all;
}

std::vector<const pack::Step*> steps_with(std::string_view verb, const ContactRecord& record, const Context& context) {
  std::vector<const pack::Step*> found;
  for (const auto& step : context.pack.steps)
    if (names(step.with, verb)) found.push_back(&step);
  if (found.empty()) return found;
  const auto known = attributes_of(record, context);
  std::erase_if(found, [&](const pack::Step* step) { return !pack::holds(step->when, known); });
  return found;
}

std::optional<Declined> held_before_asking(std::string_view verb, const ContactRecord& record, const Context& context) {
  if (ask_gates_themselves.contains(verb) || !steps_with(verb, record, context).empty()) return std::nullopt;
  return held_by_gates(verb, record, context);
}

Answers answers_to_step(const pack::Step& step, const Fields& fields) {
  const auto sent = terms::field_map(fields, "answers");
  Answers answers;
  for (const auto& question : step.questions)
    if (const auto found = sent.find(question.id); found != sent.end() && question_shown(question, answers))
      answers.insert(*found);
  return answers;
}

std::optional<Declined> step_refused(const pack::Step& step, const ContactRecord& record, const pack::Attributes& known,
                                     const Context& context) {
  if (!step.with.empty()) return refuse(context, "step_not_offered").error();
  if (!is_theirs(step, record, context.actor))
    return refuse(context, "step_not_yours", who_words(step, context.pack)).error();
  if (!at_its_stage(step, record)) return not_in_this_state(record, context);
  if (step.once && record.step(step.id)) return refuse(context, "step_not_offered", "It is recorded already.").error();
  if (const auto because = pack::mismatches(step.when, known); !because.empty())
    return refuse(context, "step_not_offered", "Because " + domain::because_words(because, context.pack) + ".").error();
  return std::nullopt;
}

Decided decide_with_steps(std::string_view verb, const ContactRecord& record, const Fields& fields,
                          const Context& context, const std::function<Decided(const ContactRecord&)>& decide) {
  ContactRecord after = record;
  std::vector<Problem> found;
  std::vector<NewFact> recorded;
  for (const auto* step : steps_with(verb, record, context)) {
    const StepRecorded done{step->id, step->title, answers_to_step(*step, fields), context.now};
    append(found, answer_mistakes(pack::section_of(*step), done.answers, context.pack));
    after = with_step(after, done, context);
    append(recorded, facts_of(*step, done, after, context));
  }
  if (!ask_gates_themselves.contains(verb))
    if (auto held = held_by_gates(verb, after, context)) return std::unexpected(std::move(*held));
  auto decided = decide(after);
  if (!decided && decided.error().problems.empty()) return decided;
  if (!decided) append(found, std::move(decided.error().problems));
  if (!found.empty()) return problems(std::move(found));
  append(recorded, std::move(decided->facts));
  decided->facts = std::move(recorded);
  return decided;
}

Verb record_step_verb() {
  auto verb = contact_verb<RecordStep>(
      "record_step", "records the step",
      [](const ContactRecord&, const RecordStep&, const Context&) -> Decided { return Decision{}; }, needs);
  verb.fields.emplace_back("answers");
  verb.decide = [](const std::vector<Fact>& facts, const Fields& fields, const Context& context) -> Decided {
    const auto record = fold_contact(facts);
    std::vector<Problem> found;
    const auto request = terms::from_fields<RecordStep>(fields, found);
    if (!found.empty()) return problems(std::move(found));
    const auto* step = context.pack.step(request.step);
    if (!step) return problem("step", "Choose what you want to record");
    return decide(record, *step, request, fields, context);
  };
  return verb;
}

}  // namespace lintel::casework
