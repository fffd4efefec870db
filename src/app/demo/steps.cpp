#include "app/demo/steps.h"

#include <algorithm>

#include "app/demo/step_answers.h"

namespace lintel::app::demo {

using casework::ContactRecord;
using terms::Instant;

void Steps::take_before(std::string_view act, const casework::StreamId& stream, Instant at,
                        const terms::OutcomeId& outcome) {
  take_before(act, stream, at, outcome, 0);
}

void Steps::take_before(std::string_view act, const casework::StreamId& stream, Instant at,
                        const terms::OutcomeId& outcome, int deep) {
  constexpr int deepest = 3;  // a step before a step before the act
  const auto record = casework::fold_contact(life_.facts(stream));
  for (const auto& [step, said] : wanted_before(act, known_of(life_, record, at, outcome, {}), pack_)) {
    if (deep < deepest) take_before(step->id, stream, at, outcome, deep + 1);
    record_step(*step, record, at, said);
  }
}

void Steps::settle(const ContactRecord& record, Instant at) {
  for (const auto& step : pack_.steps)
    if (std::ranges::any_of(step.meets, [&](const auto& kind) { return record.obligations.open_of_kind(kind); }))
      record_step(step, record, at);
}

// Answers that do not go together are refused, and thought over.
bool Steps::record_step(const pack::Step& step, const ContactRecord& record, Instant at, const Answers& said) {
  const auto* somebody = recorder_of(step, record);
  for (int attempt = 0; somebody && attempt < 3; ++attempt) {
    auto fields = answers_to(step, dice_);
    for (const auto& question : step.questions)
      if (const auto found = fields.find("answers." + question.id); found != fields.end() && !question.choices.empty())
        found->second = fitting_answer(question, found->second, record, at);
    fields.emplace("step", step.id);
    for (const auto& [question, answer] : said) {
      fields.erase("answers." + question);
      fields.emplace("answers." + question, answer);
    }
    if (life_.did("record_step", record.stream, std::move(fields), &somebody->actor, at)) return true;
  }
  return false;
}

const Worker* Steps::recorder_of(const pack::Step& step, const ContactRecord& record) {
  const auto* owner = record.owner ? workers_.find(record.owner->it.to) : nullptr;
  if (step.receiving_team) {
    const auto receives = [&](const Worker& one) {
      return record.handover && one.actor.teams.contains(record.handover->it.team);
    };
    const auto found = std::ranges::find_if(workers_.all(), receives);
    return found == workers_.all().end() ? nullptr : &*found;
  }
  return owner && casework::holds_any(owner->actor, step.by) ? owner : workers_.one_with(step.by);
}

// At the level of what the contact tells.
std::string Steps::fitting_answer(const pack::Question& question, const std::string& drawn, const ContactRecord& record,
                                  Instant at) {
  const auto level = origins_.level_told(record);
  if (level.empty()) return drawn;
  auto known = known_of(life_, record, at, {}, level);
  if (record.level.empty()) known["initial_level"] = {level.value};
  return answer_that_leads_on(question, drawn, known, pack_);
}

}  // namespace lintel::app::demo
