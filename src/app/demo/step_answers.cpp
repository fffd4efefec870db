#include "app/demo/step_answers.h"

#include <algorithm>
#include <map>

#include "casework/verbs/contact/receive_request.h"

namespace lintel::app::demo {

using terms::Fields;

namespace {

// What may be left blank and is chosen from a list is mostly chosen: reports are made of it.
bool answered_all_the_same(const pack::Question& question, const std::map<std::string, std::string>& answers,
                           Dice& dice) {
  return question.type == "choice" && casework::question_shown(question, answers) && dice.percent(80);
}

}  // namespace

Fields answers_to(const pack::Step& step, Dice& dice) {
  std::map<std::string, std::string> answers;
  for (const auto& question : step.questions) {
    if (!casework::question_required(question, answers) && !answered_all_the_same(question, answers, dice)) continue;
    std::string answer = "As the notes of the day say.";
    if (question.or_not_known && dice.one_in(3)) answer = "not_known";
    if (question.type == "confirm") answer = "yes";
    if (question.type.starts_with("yes_no")) answer = dice.percent(15) ? "yes" : "no";
    if (!question.choices.empty())
      answer = dice.percent(70) ? question.choices.front().value : dice.pick(question.choices).value;
    answers[question.id] = std::move(answer);
  }
  Fields fields;
  for (const auto& [id, text] : answers) fields.emplace("answers." + id, text);
  return fields;
}

Fields asked_with(std::string_view verb, const pack::Pack& pack, Dice& dice) {
  Fields fields;
  for (const auto& step : pack.steps)
    if (std::ranges::find(step.with, verb) != step.with.end()) fields.merge(answers_to(step, dice));
  return fields;
}

}  // namespace lintel::app::demo
