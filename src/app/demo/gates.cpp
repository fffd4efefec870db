#include "app/demo/gates.h"

#include <algorithm>

#include "casework/verbs/contact/contact_verb.h"

namespace lintel::app::demo {

using terms::Fields;

namespace {

// What opens the gates that stand before an act as things are.
std::vector<const pack::Condition*> keys_before(std::string_view act, const pack::Attributes& known,
                                                const pack::Pack& pack) {
  std::vector<const pack::Condition*> keys;
  for (const auto& gate : pack.gates)
    if (std::ranges::find(gate.before, act) != gate.before.end() && gate.unless && pack::holds(gate.when, known) &&
        !pack::holds(*gate.unless, known))
      keys.push_back(&*gate.unless);
  return keys;
}

}  // namespace

pack::Attributes known_of(const Life& life, casework::ContactRecord record, terms::Instant at,
                          const terms::OutcomeId& outcome, const terms::LevelId& level) {
  const casework::Known nobody;
  const casework::Fresh nothing;
  const casework::StreamId stream = record.stream;
  if (!level.empty()) record.level = level;
  const auto& anybody = life.workers().all().front().actor;
  auto known = casework::attributes_of(record, {life.pack(), anybody, at, stream, nobody, nothing});
  if (!outcome.empty()) known["outcome"] = {outcome.value};
  return known;
}

std::vector<Wanted> wanted_before(std::string_view act, const pack::Attributes& known, const pack::Pack& pack) {
  std::vector<Wanted> wanted;
  for (const auto* key : keys_before(act, known, pack))
    for (const auto& [id, answers] : key->all_of) {
      if (const auto* step = pack.step(id); step && answers.contains("done")) wanted.push_back({step, {}});
      for (const auto& step : pack.steps)
        if (std::ranges::find(step.questions, id, &pack::Question::id) != step.questions.end() && step.with.empty())
          wanted.push_back({&step, {{id, *answers.begin()}}});
    }
  return wanted;
}

bool could_be(const pack::Outcome& outcome, pack::Attributes known, const pack::Pack& pack) {
  known["outcome"] = {outcome.id.value};
  if (!pack::holds(outcome.when, known)) return false;
  const auto asks_another = [](const pack::Condition* key) { return key->all_of.contains("outcome"); };
  return std::ranges::none_of(keys_before("submit_screening", known, pack), asks_another) &&
         std::ranges::none_of(keys_before("approve_outcome", known, pack), asks_another);
}

std::string answer_that_leads_on(const pack::Question& question, const std::string& drawn, pack::Attributes known,
                                 const pack::Pack& pack) {
  const auto leads_on = [&](const std::string& answer) {
    known[question.id] = {answer};
    return std::ranges::any_of(pack.outcomes, [&](const auto& one) { return could_be(one, known, pack); });
  };
  if (leads_on(drawn)) return drawn;
  for (const auto& choice : question.choices)
    if (leads_on(choice.value)) return choice.value;
  return drawn;
}

Fields approval_answers(const pack::Attributes& known, const pack::Pack& pack, Dice& dice) {
  Answers opening;
  for (const auto* key : keys_before("approve_outcome", known, pack))
    for (const auto& [id, answers] : key->all_of)
      opening[id] = dice.pick(std::vector<std::string>(answers.begin(), answers.end()));
  Fields fields;
  for (const auto& step : pack.steps)
    if (std::ranges::find(step.with, "approve_outcome") != step.with.end())
      for (const auto& question : step.questions)
        if (!question.choices.empty())
          fields.emplace("answers." + question.id,
                         opening.contains(question.id) ? opening.at(question.id) : dice.pick(question.choices).value);
  return fields;
}

}  // namespace lintel::app::demo
