// What a pack has its staff record on a contact: one page renders any of its steps as a form.
#include <algorithm>

#include "casework/lifecycle.h"
#include "casework/verbs/contact/contact_verb.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/warning_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/pages/request/questions.h"
#include "web/session/draft.h"
#include "terms/london.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

std::string path_of(const Shown& shown, const pack::Step& step) {
  return shown.path() + "/steps/" + step.id;
}

std::string draft_id(const Visit& visit) {
  return "step-" + visit.param("step") + "-" + visit.param("reference");
}

// What was typed, the answers as they are kept rather than box by box.
terms::Fields typed_fields(const Visit& visit, const pack::Step& step) {
  return request::with_answers_of({pack::section_of(step)}, visit.fields(), visit.form);
}

// A question that an earlier step or the request answered already begins with that answer; what is confirmed is
// confirmed each time.
Typing with_answers_so_far(Typing typing, const Shown& shown, const pack::Step& step) {
  for (const auto& question : step.questions) {
    const auto name = "answers." + question.id;
    const auto known = shown.record.answer(question.id);
    if (question.type == "confirm") continue;
    if (!typing.fields.contains(name) && !known.empty()) typing.fields.emplace(name, known);
  }
  return typing;
}

Html earlier(const Shown& shown, const pack::Step& step) {
  const auto* last = shown.record.step(step.id);
  if (!last) return {};
  return para({"Recorded already by ", last->by_name, ", ", terms::time_words(last->at), "."});
}

Html step_fields(const Shown& shown, const pack::Step& step, const Typing& typing) {
  return hidden("step", step.id) + request::section_fields(shown.visit, pack::section_of(step), typing, {}) +
         day_and_time(typing, {.name = "done_at",
                               .label = "When",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

Html beside(const Shown& shown) {
  return strengths_and_worries(shown) + steps(shown) + consent(shown) + enquiries(shown) + request_summary(shown);
}

std::optional<casework::Declined> refused(const Shown& shown, const pack::Step& step) {
  return as_a_verb(shown, [&](const casework::Context& context) {
    return casework::step_refused(step, shown.record, casework::attributes_of(shown.record, context), context);
  });
}

// No form for what would be refused: the reason, and the way back.
Response not_offered(const Shown& shown, const pack::Step& step, const casework::Declined& why) {
  std::vector<Html> reasons;
  for (const auto& refusal : why.refusals) reasons.push_back(concat({refusal.reason, " ", refusal.todo}));
  return page_response(shown.visit,
                       {.title = step.title,
                        .before_content = components::back_link({.text = "Back", .href = shown.path()}),
                        .wide = true,
                        .current = "/worklist"},
                       identity_bar(shown) + heading(step.title) +
                           components::warning_text({.text = "You cannot record this now."}) + bullets(reasons) +
                           para({link(shown.path(), "See what you can do"), "."}));
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, Typing typing) {
  const auto it = shown(visit, facts);
  const auto* step = it.pack.step(visit.param("step"));
  if (!step || !step->with.empty()) return nothing_here(visit);
  if (!typing.mistakes.any())
    if (const auto why = refused(it, *step)) return not_offered(it, *step, *why);
  typing = with_answers_so_far(std::move(typing), it, *step);
  const FormPage page{.title = step->title,
                      .path = path_of(it, *step),
                      .back = it.path(),
                      .current = "/worklist",
                      .draft_id = draft_id(visit),
                      .above = identity_bar(it),
                      .intro = (step->intro.empty() ? Html() : para({step->intro})) + earlier(it, *step),
                      .fields = step_fields(it, *step, typing),
                      .beside = beside(it),
                      .buttons = components::button(components::Button{.text = "Save", .prevent_double_click = true}),
                      .version = it.record.version};
  return form_page(visit, page, typing);
}

std::vector<casework::Fact> facts_of(const Visit& visit) {
  return visit.site.ledger.facts(visit.site.hub, {"contact", visit.param("reference")});
}

casework::Doing doing(const Visit& visit) {
  const auto it = shown(visit, facts_of(visit));
  const auto* step = it.pack.step(visit.param("step"));
  terms::Fields fields = step ? typed_fields(visit, *step) : visit.fields();
  fields.erase("step");
  fields.emplace("step", visit.param("step"));
  return {.fields = std::move(fields)};
}

Response answer(const Visit& visit, const casework::Result& result) {
  if (std::holds_alternative<casework::Done>(result)) {
    discard_draft(visit, draft_id(visit));
    return see_other("/contacts/" + percent_encoded(visit.param("reference")) + "?done=step#steps");
  }
  auto typing = again(visit, result);
  typing.fields = doing(visit).fields;
  return show(visit, facts_of(visit), std::move(typing));
}

}  // namespace

Html step_answers(const pack::Pack& pack, const casework::StepRecorded& done) {
  Html all;
  const auto* step = pack.step(done.step);
  for (const auto& [id, answer] : done.answers) {
    const pack::Question* question = nullptr;
    if (step)
      if (const auto found = std::ranges::find(step->questions, id, &pack::Question::id);
          found != step->questions.end())
        question = &*found;
    all += el("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}},
              {el("strong", {}, {question ? question->label : plain_words(id), ": "}),
               question ? answer_words(pack, *question, answer) : answer});
  }
  return all;
}

Html steps(const Shown& shown) {
  if (shown.pack.steps.empty()) return {};
  Html all;
  for (auto one = shown.record.steps.rbegin(); one != shown.record.steps.rend(); ++one)
    all += el("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, {one->it.title}) +
           step_answers(shown.pack, one->it) +
           el("p", {{"class", "govuk-hint"}}, {one->by_name, ", ", terms::time_words(one->it.done_at)});
  const auto recorded = static_cast<std::int64_t>(shown.record.steps.size());
  return part(shown, {"steps", "Checks, consultations and notices",
                      recorded == 0 ? "None recorded" : counted(recorded, "recorded", "recorded"),
                      all.empty() ? empty_list("Nothing of these is recorded yet.") : all});
}

Html fields_of_steps_with(const Shown& shown, std::string_view verb, const Typing& typing) {
  const bool some = std::ranges::any_of(
      shown.pack.steps, [&](const pack::Step& step) { return std::ranges::find(step.with, verb) != step.with.end(); });
  if (!some) return {};  // so that nobody is looked up for nothing
  const auto steps = as_a_verb(
      shown, [&](const casework::Context& context) { return casework::steps_with(verb, shown.record, context); });
  Html all;
  for (const auto* step : steps)
    all += el("h2", {{"class", "govuk-heading-m"}}, {step->title}) +
           (step->intro.empty() ? Html() : para({step->intro})) +
           request::section_fields(shown.visit, pack::section_of(*step), typing, {});
  return all;
}

// Every question of a step may have been on the form; those that were not sent nothing.
terms::Fields typed_with_steps(const Visit& visit) {
  const auto it = shown(visit, facts_of(visit));
  std::vector<pack::FormSection> sections;
  for (const auto& step : it.pack.steps)
    if (!step.with.empty()) sections.push_back(pack::section_of(step));
  return request::with_answers_of(sections, visit.fields(), visit.form);
}

std::vector<const pack::Step*> offered_steps(const Shown& shown) {
  std::vector<const pack::Step*> now;
  if (!shown.may("record_step") || shown.pack.steps.empty()) return now;
  as_a_verb(shown, [&](const casework::Context& context) {
    const auto known = casework::attributes_of(shown.record, context);
    for (const auto& step : shown.pack.steps)
      if (!casework::step_refused(step, shown.record, known, context)) now.push_back(&step);
  });
  return now;
}

std::vector<Route> step_routes() {
  const Access access{.right = "record_step", .record_kind = "contact"};
  return {
      {Method::get, "/contacts/{reference}/steps/{step}", access,
       [](const Visit& visit, const std::vector<casework::Fact>& facts) {
         return shown(visit, facts).pack.step(visit.param("step")) ? show(visit, facts, begun(visit, draft_id(visit)))
                                                                   : nothing_here(visit);
       }},
      {Method::post, "/contacts/{reference}/steps/{step}", access,
       Act{.verb = "record_step", .doing = doing, .answer = answer}},
  };
}

}  // namespace lintel::web::contacts
