#include "requests.h"

#include "casework/verbs/contact/receive_request.h"
#include "terms/codec.h"

namespace lintel::simulation {

namespace {

std::string answer_to(const pack::Question& question, const std::string& worry) {
  if (question.id == "worry") return worry;
  if (question.id == "requested_level") return "3";
  if (!question.choices.empty()) return question.choices.front().value;
  if (question.type.starts_with("yes_no")) return "no";
  if (question.type == "date") return "2026-01-05";
  if (question.type == "email") return "somebody@example.org";
  return "As far as I know.";
}

}  // namespace

std::map<std::string, std::string> least_answers(const pack::Pack& pack, const std::string& channel,
                                                 const std::string& worry) {
  std::map<std::string, std::string> answers;
  // Again: an answer may bring up a question that stands before it.
  for (int pass = 0; pass < 3; ++pass)
    for (const auto& section : casework::form_sections(pack.form, channel))
      for (const auto& question : section.questions)
        if (!answers.contains(question.id) &&
            (question.id == "worry" || casework::question_required(question, answers)))
          answers[question.id] = answer_to(question, worry);
  return answers;
}

std::string request_json(const pack::Pack& pack, const std::string& worry) {
  terms::json::object answers;
  for (const auto& [id, text] : least_answers(pack, "api", worry)) answers[id] = text;
  const terms::json::object request = {
      {"referrer_kind", "professional"},
      {"referrer_name", "Alex Example"},
      {"referrer_agency", "Example Primary School"},
      {"referrer_role", "Head teacher"},
      {"referrer_phone", "01632 960123"},
      {"referrer_email", "head@example.org"},
      {"children", terms::json::array{terms::json::object{
                       {"given_name", "Robin"}, {"family_name", "Example"}, {"born", "2018-03-03"}}}},
      {"answers", answers}};
  return terms::json::serialize(request);
}

}  // namespace lintel::simulation
