#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/verbs/contact/receive_request.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/exit_this_page.h"
#include "web/components/input.h"
#include "web/components/panel.h"
#include "web/components/radios.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/landing/landing.h"
#include "web/pages/request/code.h"
#include "web/pages/request/pages.h"
#include "web/pages/request/progress.h"
#include "web/pages/request/questions.h"
#include "web/pages/request/tries.h"

/// The short path for everybody without an account: one thing a page, a way out on each, and no name needed. The last
/// step is where they may say who they are. What they typed is kept a day, under a cookie that ends with the browser.
namespace lintel::web::request {

namespace {

using namespace components;
using pack::FormSection;

constexpr std::string_view channel = "public_form";
constexpr auto neutral_site = "https://www.bbc.co.uk/weather";
constexpr std::array<std::string_view, 6> own_fields = {"referrer_name",         "referrer_phone",
                                                        "referrer_email",        "referrer_address",
                                                        "referrer_relationship", "keep_from_family"};

const std::vector<FormSection>& steps(const Visit& visit) {
  return casework::form_sections(visit.pack.form, channel);
}

std::string path_of(const FormSection& step) {
  return "/worry/" + step.id;
}

// The way out stands before everything else on the page.
constexpr auto leaving = "/leave";

Html way_out() {
  return exit_this_page({.redirect_url = leaving});
}

Html before(std::string_view back) {
  return back_link({.href = std::string(back)}) + way_out();
}

std::optional<KeptRequest> open_worry(const Visit& visit) {
  auto request = kept_request(visit, worry_form);
  if (request && !request->sent.empty()) return std::nullopt;
  return request;
}

std::optional<std::size_t> step_of(const Visit& visit) {
  const auto& all = steps(visit);
  const auto found = std::ranges::find(all, visit.param("step"), &FormSection::id);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

bool is_last(const Visit& visit, std::size_t step) {
  return step + 1 == steps(visit).size();
}

std::string after(const Visit& visit, std::size_t step) {
  return is_last(visit, step) ? "/worry/check" : path_of(steps(visit)[step + 1]);
}

Html own_field(const parts::Typing& typing, const char* name, const char* label, const char* autocomplete,
               const char* type) {
  return input({.name = name,
                .label = {.text = label, .classes = "govuk-label--s"},
                .error_message = {.text = typing.error(name)},
                .value = typing.value(name),
                .type = type,
                .autocomplete = autocomplete,
                .spellcheck = false});
}

Html who_you_are(const parts::Typing& typing) {
  return own_field(typing, "referrer_name", "Your name (optional)", "name", "text") +
         own_field(typing, "referrer_phone", "Your telephone number (optional)", "tel", "tel") +
         own_field(typing, "referrer_email", "Your e-mail address (optional)", "email", "email") +
         own_field(typing, "referrer_relationship", "How do you know the children? (optional)", "off", "text") +
         radios({.name = "keep_from_family",
                 .fieldset = Fieldset{.legend = {.text = "May the family know that it was you?",
                                                 .classes = "govuk-fieldset__legend--s"}},
                 .hint = {.text = "The hub does its best to keep who you are to itself. Sometimes a family guesses, "
                                  "and a court can order us to say."},
                 .items = {{.text = "No, do not tell the family who I am", .value = "yes"},
                           {.text = "Yes, they may know", .value = "no"}},
                 .value = typing.value("keep_from_family", "yes")});
}

Response step_page(const Visit& visit, std::size_t step, const terms::Fields& fields, const Mistakes& mistakes) {
  const auto& section = steps(visit)[step];
  const parts::Typing typing{.fields = fields, .mistakes = mistakes};
  const bool headed_by_question = section.questions.size() == 1 && !is_last(visit, step);
  const Html title = headed_by_question ? Html() : heading(section.title);
  const Html intro = section.intro.empty() ? Html() : paragraph({section.intro});
  const Html own = is_last(visit, step) ? who_you_are(typing) : Html();
  const Html questions = section_fields(visit, section, typing, answers_of(steps(visit), fields),
                                        headed_by_question ? Headed::question : Headed::section);
  const auto back = step == 0 ? std::string("/worry") : path_of(steps(visit)[step - 1]);
  const auto anchor = [&](std::string_view field) { return anchor_of(visit.pack, field); };
  return page_response(visit,
                       {.title = section.title,
                        .before_content = before(back),
                        .exit_href = leaving,
                        .has_errors = mistakes.any(),
                        .status = status_of(mistakes)},
                       two_thirds(mistakes_panel(visit, mistakes, anchor) + title + intro +
                                  form_to(visit, {path_of(section), "", {{"autocomplete", "off"}}},
                                          own + questions + button("Continue"))));
}

void replace_step(KeptRequest& request, const FormSection& step, const Visit& visit, bool own) {
  for (const auto& question : step.questions) request.fields.erase("answers." + question.id);
  request.fields.merge(sent_answers(step, visit.form));
  if (!own) return;
  for (const auto name : own_fields) {
    request.fields.erase(std::string(name));
    if (const auto value = base::trimmed(visit.form.value(name)); !value.empty()) request.fields.emplace(name, value);
  }
}

std::vector<terms::Problem> mistakes_of_step(const Visit& visit, std::size_t step, const terms::Fields& fields) {
  auto found = casework::answer_mistakes(steps(visit)[step], answers_of(steps(visit), fields), visit.pack);
  if (!is_last(visit, step)) return found;
  for (auto& one : casework::reach_mistakes(as_request(fields))) found.push_back(std::move(one));
  return found;
}

// The step of the path that asks for a field.
std::string step_to_mend(const Visit& visit, const std::string& field) {
  for (const auto& step : steps(visit))
    for (const auto& question : step.questions)
      if (field == "answers." + question.id) return path_of(step);
  return steps(visit).empty() ? "/worry" : path_of(steps(visit).back());
}

SummaryList summary_of(const Visit& visit, const terms::Fields& fields) {
  SummaryList list;
  const auto answers = answers_of(steps(visit), fields);
  for (const auto& step : steps(visit))
    for (const auto& question : step.questions)
      if (const auto found = answers.find(question.id); casework::question_shown(question, answers))
        list.rows.push_back(summary_row(
            question.label,
            found == answers.end() ? Html("Not answered") : answer_shown(visit.pack, question, found->second),
            path_of(step), question.label));
  const auto last = steps(visit).empty() ? std::string("/worry") : path_of(steps(visit).back());
  const auto name = terms::field(fields, "referrer_name");
  list.rows.push_back(summary_row("Your name", name.empty() ? Html("Not given") : Html(name), last, "your name"));
  list.rows.push_back(
      summary_row("May the family know that it was you?",
                  terms::field(fields, "keep_from_family") == "no" ? "Yes, they may know" : "No, do not tell them",
                  last, "whether the family may know"));
  return list;
}

Response check_page(const Visit& visit, const KeptRequest& request, const Mistakes& mistakes) {
  Mistakes shown = mistakes;
  Html mend;
  for (const auto& [field, message] : mistakes.problems)
    mend += el("li", {}, {link(step_to_mend(visit, field), message)});
  shown.problems.clear();
  const Html missing = mend.empty()
                           ? Html()
                           : el("div", {{"class", "govuk-error-summary"}, {"data-module", "govuk-error-summary"}},
                                {el("div", {{"role", "alert"}},
                                    {el("h2", {{"class", "govuk-error-summary__title"}}, {"Something is missing"}),
                                     el("div", {{"class", "govuk-error-summary__body"}},
                                        {el("ul", {{"class", "govuk-list govuk-error-summary__list"}}, {mend})})})});
  const auto last = steps(visit).empty() ? std::string("/worry") : path_of(steps(visit).back());
  return page_response(visit,
                       {.title = "Check what you wrote",
                        .before_content = before(last),
                        .exit_href = leaving,
                        .has_errors = mistakes.any(),
                        .status = status_of(mistakes)},
                       two_thirds(missing + mistakes_panel(visit, shown) + heading("Check what you wrote") +
                                  summary_list(summary_of(visit, request.fields)) +
                                  form_to(visit, {"/worry/send", request.key, {}},
                                          button({.text = "Send it", .prevent_double_click = true}))));
}

}  // namespace

// Before anything is asked: what this is, and how to leave it at once.
Response show_worry(const Visit& visit) {
  const auto first = steps(visit).empty() ? std::string("/") : path_of(steps(visit).front());
  constexpr auto size = "govuk-!-font-size-24";
  const Html words = concat(
      {el("p", {{"class", size}}, {"Ring 999 if a child is in danger now."}),
       el("p", {{"class", size}}, {"There are a few short questions. You need not give your name."}),
       el("p", {{"class", size}},
          {"If somebody may look over your shoulder: the red button “Exit this page” on every page takes you at once "
           "to a weather page and deletes what you typed. Pressing the Shift key three times does the same. Your "
           "browser may still list that you were here."})});
  return page_response(visit, {.title = "Tell us about a worry", .before_content = before("/"), .exit_href = leaving},
                       two_thirds(panel({.title = "Before you start",
                                         .text = words,
                                         .actions = {.items = {{.text = "Continue", .href = first, .type = "button"},
                                                               {.text = "Leave this page", .href = "/leave"}}},
                                         .classes = "govuk-panel--interruption"}) +
                                  heading_2("Rather talk to somebody?") + landing::phone_list(visit.pack)));
}

Response show_worry_step(const Visit& visit) {
  const auto step = step_of(visit);
  if (!step) return nothing_here(visit);
  const auto request = open_worry(visit);
  return step_page(visit, *step, request ? request->fields : terms::Fields{}, {});
}

Response save_worry_step(const Visit& visit) {
  const auto step = step_of(visit);
  if (!step) return nothing_here(visit);
  auto request = open_worry(visit);
  auto response = see_other(after(visit, *step));
  if (!request && !may_try(visit, {"start", visit.request.remote_address, starts_an_hour}))
    return error_page(429, visit.request.id, false);
  if (!request) request = begin_request(visit, worry_form, response);
  const auto& section = steps(visit)[*step];
  const bool kept = change_request(visit, worry_form, request->code,
                                   [&](KeptRequest& now) { replace_step(now, section, visit, is_last(visit, *step)); });
  if (!kept) return error_page(413, visit.request.id, false);
  auto now = *request;
  replace_step(now, section, visit, is_last(visit, *step));
  const Mistakes mistakes{.problems = mistakes_of_step(visit, *step, now.fields)};
  if (!mistakes.any()) return response;
  auto again = step_page(visit, *step, now.fields, mistakes);
  give_code(visit, worry_form, request->code, again);
  return again;
}

Response show_worry_check(const Visit& visit) {
  const auto request = open_worry(visit);
  return request ? check_page(visit, *request, {}) : see_other("/worry");
}

Act send_worry() {
  return {.verb = "receive_request",
          .doing =
              [](const Visit& visit) {
                const auto request = open_worry(visit);
                casework::Doing doing;
                if (!request || request->key != visit.form.value("key")) return doing;
                doing.fields = fields_to_send(visit.pack, *request, channel);
                doing.fields.emplace("referrer_kind", "public");
                doing.fields.emplace("status_code", status_code(visit.site, request->key));
                return doing;
              },
          .answer =
              [](const Visit& visit, const casework::Result& result) {
                const auto request = kept_request(visit, worry_form);
                if (!request) return see_other("/worry");
                if (const auto* done = std::get_if<casework::Done>(&result)) {
                  mark_sent(visit, worry_form, request->code, done->stream.key);
                  return see_other("/worry/sent");
                }
                return request->sent.empty() ? check_page(visit, *request, mistakes_of(result))
                                             : see_other("/worry/sent");
              }};
}

Response show_worry_sent(const Visit& visit) {
  const auto request = kept_request(visit, worry_form);
  const auto receipt = request && !request->sent.empty() ? receipt_of(visit, *request) : std::nullopt;
  if (!receipt) return see_other("/worry");
  return page_response(
      visit, {.title = "Thank you", .before_content = way_out(), .exit_href = leaving},
      two_thirds(
          confirmation(*receipt, "Thank you. We have it") + heading_2("What happens next") +
          paragraph(
              {"Somebody trained in keeping children safe reads it and decides what to do. If you gave a number or an "
               "address, the hub may get in touch with you. To protect the family, it cannot tell you what it "
               "finds."}) +
          warning_text({.text = "If it gets worse, ring. Ring 999 if a child is in danger now."}) +
          landing::phone_list(visit.pack)));
}

// Two steps, so that it works without scripts and leaves nothing behind: here everything is deleted, then on to a
// neutral page.
Response leave(const Visit& visit) {
  const auto* chosen = landing::link_of(visit.pack, "exit");
  auto response = see_other_site(chosen ? chosen->url : neutral_site);
  discard_request(visit, worry_form, response);
  return response;
}

}  // namespace lintel::web::request
