#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/verbs/contact/receive_request.h"
#include "domain/people/names_in_text.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/radios.h"
#include "web/components/summary_list.h"
#include "web/components/task_list.h"
#include "web/components/warning_text.h"
#include "web/pages/landing/landing.h"
#include "web/pages/request/code.h"
#include "web/pages/request/pages.h"
#include "web/pages/request/progress.h"
#include "web/pages/request/questions.h"
#include "web/pages/request/tries.h"

/// The request for support as a professional writes it: a list of tasks, in any order, over as many days as it takes.
namespace lintel::web::request {

namespace {

using namespace components;
using pack::FormSection;

constexpr std::string_view channel = "e_form";
constexpr std::array<std::string_view, 6> referrer_fields = {"referrer_kind", "referrer_name",  "referrer_agency",
                                                             "referrer_role", "referrer_phone", "referrer_email"};

// That of this browser while it is being written.
std::optional<KeptRequest> open_request(const Visit& visit) {
  auto request = kept_request(visit, support_form);
  if (request && !request->sent.empty()) return std::nullopt;
  return request;
}

const FormSection* section_named(const Visit& visit) {
  const auto& sections = visit.pack.form.sections;
  const auto found = std::ranges::find(sections, visit.param("section"), &FormSection::id);
  return found == sections.end() ? nullptr : &*found;
}

bool is_people(const FormSection& section) {
  return section.kind == "children" || section.kind == "household";
}

Html to_tasks() {
  return back_link({.text = "Back to the list", .href = "/request/tasks"});
}

std::vector<const FormSection*> sections_asked(const pack::Pack& pack, const KeptRequest& request) {
  const auto answers = answers_of(pack.form.sections, request.fields);
  std::vector<const FormSection*> asked;
  for (const auto& section : pack.form.sections)
    if (asks_anything(section, answers)) asked.push_back(&section);
  return asked;
}

// --- starting, leaving and coming back ---

Html before_you_start(const pack::Pack& pack) {
  Html words =
      paragraph({"You need about 20 minutes, and:"}) +
      block("ul", {{"class", "govuk-list govuk-list--bullet"}},
            {el("li", {}, {"the names, dates of birth and addresses of the children, as far as you know them"}),
             el("li", {}, {"what you have seen and heard, with dates"}),
             el("li", {}, {"what you and others have done, and what is going well"}),
             el("li", {}, {"whether the family knows, and what they said"})}) +
      paragraph({"You can stop at any time and come back within 28 days: you are given a code for it."});
  if (const auto* thresholds = landing::link_of(pack, "thresholds"))
    words += paragraph({"Levels of need are described in ", link(thresholds->url, thresholds->title), "."});
  return words;
}

Response start_page(const Visit& visit) {
  const auto& pack = visit.pack;
  return page_response(
      visit, {.title = pack.form.title, .before_content = back_link({.href = "/"})},
      two_thirds(heading(pack.form.title) +
                 warning_text({.text = "Ring 999 if a child is in immediate danger. A form is not fast enough."}) +
                 paragraph({pack.form.intro}) + before_you_start(pack) + heading_2("Rather talk first?") +
                 landing::phone_list(pack) +
                 form_to(visit, {"/request/start", "", {}}, button({.text = "Start now", .is_start_button = true})) +
                 paragraph({link("/request/return", "Come back to one that you began"), ". Not a professional? ",
                            link("/worry", "Tell us about a worry"), "."})));
}

Response return_page(const Visit& visit, const std::string& mistake, int status) {
  Mistakes mistakes;
  if (!mistake.empty()) mistakes.problems.push_back({"code", mistake});
  return page_response(
      visit,
      {.title = "Come back to your request",
       .before_content = back_link({.href = "/request"}),
       .has_errors = mistakes.any(),
       .status = status},
      two_thirds(
          mistakes_panel(visit, mistakes) + heading("Come back to your request") +
          form_to(visit, {"/request/return", "", {}},
                  input({.name = "code",
                         .label = {.text = "The code that you were given", .classes = "govuk-label--s"},
                         .hint = {.text = "16 letters and digits, like 7K3M-9QWX-2HTR-5PVN."},
                         .error_message = {.text = mistake},
                         .value = typed(visit, "code"),
                         .autocomplete = "off",
                         .spellcheck = false,
                         .classes = "govuk-input--width-20"}) +
                      button("Go on")) +
          paragraph(
              {"A request that was not sent is deleted 28 days after it was last changed. If you have lost the code, ",
               link("/request", "start again"), "."})));
}

// --- the list of tasks ---

Task task(const std::string& title, const std::string& href, Progress progress) {
  TaskStatus status{.text = "Completed"};
  if (progress == Progress::in_progress)
    status = {.tag = Tag{.text = "In progress", .classes = "govuk-tag--light-blue"}};
  if (progress == Progress::not_started) status = {.tag = Tag{.text = "Not started", .classes = "govuk-tag--blue"}};
  return {.title = {.text = title}, .href = href, .status = std::move(status)};
}

Html tasks_of(const Visit& visit, const KeptRequest& request) {
  const auto mistakes = mistakes_in(visit.pack, request, visit.now);
  TaskList you{
      .items = {task("Your details", "/request/referrer", progress_of(visit.pack, request, "referrer", mistakes))},
      .id_prefix = "you"};
  TaskList about{.id_prefix = "about"};
  for (const auto* section : sections_asked(visit.pack, request))
    about.items.push_back(task(section->title, "/request/sections/" + section->id,
                               progress_of(visit.pack, request, section->id, mistakes)));
  TaskList last{.items = {{.title = {.text = "Check your answers and send"},
                           .href = "/request/check",
                           .status = {.text = mistakes.empty() ? "Ready to send" : "To do last"}}},
                .id_prefix = "last"};
  return heading_2("About you") + task_list(you) + heading_2("The request") + task_list(about) +
         heading_2("Check and send") + task_list(last);
}

Html return_code(const KeptRequest& request) {
  return inset_text(
      {.text = concat({"To come back to this request later, or at another computer, write down this code: ",
                       el("strong", {{"data-return-code", "true"}}, {spoken_code(request.code)}),
                       ". Whoever has it can read what you typed."})});
}

// --- one section ---

// What was typed takes the place of what was kept for this section; the rest stays.
void replace_answers(KeptRequest& request, const FormSection& section, const terms::Fields& answers) {
  std::erase_if(request.fields, [&](const auto& field) {
    return std::ranges::any_of(section.questions,
                               [&](const auto& question) { return field.first == "answers." + question.id; });
  });
  request.fields.insert(answers.begin(), answers.end());
}

bool keep_answers(const Visit& visit, const KeptRequest& request, const FormSection& section, bool seen) {
  const auto answers = sent_answers(section, visit.form);
  return change_request(visit, support_form, request.code, [&](KeptRequest& now) {
    replace_answers(now, section, answers);
    if (seen) now.seen.insert(section.id);
  });
}

Html save_buttons() {
  return el("div", {{"class", "govuk-button-group"}},
            {button("Save and continue"), secondary_button("Save and come back later", "later", "yes")});
}

Html draft_status() {
  return el("p", {{"class", "govuk-hint lintel-draft-status"}, {"data-draft-status", "true"}});
}

Response section_page(const Visit& visit, const FormSection& section, const KeptRequest& request,
                      const Mistakes& mistakes) {
  const auto answers = answers_of(visit.pack.form.sections, request.fields);
  const parts::Typing typing{.fields = request.fields, .mistakes = mistakes};
  const auto path = "/request/sections/" + section.id;
  const auto anchor = [&](std::string_view field) { return anchor_of(visit.pack, field); };
  const Html intro = section.intro.empty() ? Html() : paragraph({section.intro});
  const Html kept =
      mistakes.any() ? inset_text({.text = "What you typed is saved. You can go on and mend this later."}) : Html();
  return page_response(
      visit,
      {.title = section.title,
       .before_content = to_tasks(),
       .has_errors = mistakes.any(),
       .status = status_of(mistakes)},
      two_thirds(mistakes_panel(visit, mistakes, anchor) + kept + heading(section.title) + intro +
                 form_to(visit, {path, "", {{"data-draft-url", path + "/draft"}, {"autocomplete", "off"}}},
                         section_fields(visit, section, typing, answers) + draft_status() + save_buttons())));
}

std::vector<terms::Problem> mistakes_of_section(const Visit& visit, const KeptRequest& request,
                                                const FormSection& section) {
  return casework::answer_mistakes(section, answers_of(visit.pack.form.sections, request.fields), visit.pack);
}

std::string next_after(const Visit& visit, const KeptRequest& request, const FormSection& section) {
  const auto asked = sections_asked(visit.pack, request);
  const auto at = std::ranges::find(asked, &section);
  return at == asked.end() || at + 1 == asked.end() ? "/request/tasks" : "/request/sections/" + (*(at + 1))->id;
}

// --- who sends it ---

struct OwnField {
  const char* name;
  const char* label;
  const char* hint;
  const char* autocomplete;
  const char* type;
};

Html own_field(const parts::Typing& typing, const OwnField& own) {
  return input({.name = own.name,
                .label = {.text = own.label, .classes = "govuk-label--s"},
                .hint = {.text = own.hint},
                .error_message = {.text = typing.error(own.name)},
                .value = typing.value(own.name),
                .type = own.type,
                .autocomplete = own.autocomplete,
                .spellcheck = false});
}

Html referrer_questions(const parts::Typing& typing) {
  return own_field(typing, {"referrer_name", "Your name", "", "name", "text"}) +
         radios({.name = "referrer_kind",
                 .fieldset = Fieldset{.legend = {.text = "Where do you work?", .classes = "govuk-fieldset__legend--s"}},
                 .items = {{.text = "In this area", .value = "professional"},
                           {.text = "For the social care service of another council", .value = "other_authority"}},
                 .value = typing.value("referrer_kind", "professional")}) +
         own_field(typing, {"referrer_agency", "Your organisation", "The school, practice, team or service.",
                            "organization", "text"}) +
         own_field(typing, {"referrer_role", "Your role (optional)", "", "organization-title", "text"}) +
         own_field(typing, {"referrer_phone", "Telephone number",
                            "A direct line, so that we can ring back the same day.", "tel", "tel"}) +
         own_field(typing, {"referrer_email", "E-mail address", "A telephone number or an e-mail address is enough.",
                            "email", "email"});
}

bool keep_referrer_fields(const Visit& visit, const KeptRequest& request, bool seen) {
  return change_request(visit, support_form, request.code, [&](KeptRequest& now) {
    for (const auto name : referrer_fields) {
      now.fields.erase(std::string(name));
      if (const auto value = base::trimmed(visit.form.value(name)); !value.empty()) now.fields.emplace(name, value);
    }
    if (seen) now.seen.insert("referrer");
  });
}

Response referrer_page(const Visit& visit, const KeptRequest& request, const Mistakes& mistakes) {
  const parts::Typing typing{.fields = request.fields, .mistakes = mistakes};
  return page_response(
      visit,
      {.title = "Your details",
       .before_content = to_tasks(),
       .has_errors = mistakes.any(),
       .status = status_of(mistakes)},
      two_thirds(mistakes_panel(visit, mistakes) + heading("Your details") +
                 paragraph({"The hub answers you when it has decided, and may ring you before."}) +
                 form_to(visit, {"/request/referrer", "", {{"data-draft-url", "/request/referrer/draft"}}},
                         referrer_questions(typing) + draft_status() + save_buttons())));
}

// --- check, copy, send ---

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> own_rows = {{{"referrer_name", "Name"},
                                                                                    {"referrer_agency", "Organisation"},
                                                                                    {"referrer_role", "Role"},
                                                                                    {"referrer_phone", "Telephone"},
                                                                                    {"referrer_email", "E-mail"}}};

// What is shown, and what is left out of it: for the copy, the ids of questions.
struct Shown {
  bool with_links = true;
  std::set<std::string> without;
};

SummaryRow row_of(const Shown& shown, Html key, Html value, std::string href, const std::string& about) {
  return shown.with_links ? summary_row(std::move(key), std::move(value), std::move(href), about)
                          : summary_row(std::move(key), std::move(value));
}

Html own_summary(const KeptRequest& request, const Shown& shown) {
  SummaryList list;
  for (const auto& [name, words] : own_rows)
    list.rows.push_back(row_of(shown, words, terms::field(request.fields, name),
                               "/request/referrer#" + std::string(name), std::string(words)));
  return heading_2("Who sends it") + summary_list(list);
}

Html answers_summary(const Visit& visit, const FormSection& section, const Answers& answers, const Shown& shown) {
  SummaryList list;
  for (const auto& question : section.questions) {
    const auto found = answers.find(question.id);
    const bool missing = found == answers.end();
    if (shown.without.contains(question.id) ||
        (missing && (!shown.with_links || !casework::question_shown(question, answers))))
      continue;
    const Html value = missing ? el("span", {{"class", "govuk-hint"}}, {"Not answered"})
                               : answer_shown(visit.pack, question, found->second);
    list.rows.push_back(
        row_of(shown, question.label, value, place_to_mend(visit.pack, "answers." + question.id), question.label));
  }
  return list.rows.empty() ? Html() : summary_list(list);
}

Html people_summary(const FormSection& section, const KeptRequest& request, const Shown& shown) {
  Html all;
  for (const auto& [number, person] : people_in(request, section.kind)) {
    auto list = person_summary(person);
    list.card = SummaryCard{.title = {.text = person_name(person), .heading_level = 3}};
    if (shown.with_links)
      list.card->actions.items = {{.text = "Change",
                                   .href = fmt::format("/request/people/{}/{}", section.kind, number),
                                   .visually_hidden_text = person_name(person)}};
    all += summary_list(list);
  }
  return all.empty() ? paragraph({"Nobody was added."}) : all;
}

Html whole_summary(const Visit& visit, const KeptRequest& request, const Shown& shown) {
  const auto answers = answers_of(visit.pack.form.sections, request.fields);
  Html all = own_summary(request, shown);
  for (const auto* section : sections_asked(visit.pack, request)) {
    const Html content = is_people(*section) ? people_summary(*section, request, shown)
                                             : answers_summary(visit, *section, answers, shown);
    if (!content.empty()) all += heading_2(section->title) + content;
  }
  return all;
}

// What is to be mended, and which answers may ask for more than can be said yet.
std::vector<ErrorSummaryItem> to_mend(const Visit& visit, const KeptRequest& request,
                                      const std::vector<terms::Problem>& problems) {
  const auto& sections = visit.pack.form.sections;
  const auto answers = answers_of(sections, request.fields);
  std::vector<ErrorSummaryItem> items;
  for (const auto& [field, message] : problems) {
    const bool more = field.starts_with("answers.") && !answers.contains(field.substr(8)) &&
                      opens_others(sections, field.substr(8), answers);
    items.push_back({.text = message + (more ? ". The answer may open further questions" : ""),
                     .href = place_to_mend(visit.pack, field)});
  }
  return items;
}

Html mending_list(const Visit& visit, const KeptRequest& request, const std::vector<terms::Problem>& problems) {
  return error_summary(
      {.title = "There is something to mend before it can be sent", .error_list = to_mend(visit, request, problems)});
}

// The same before anybody has pressed Send, and no error yet.
Html still_to_do(const Visit& visit, const KeptRequest& request) {
  Html lines;
  for (const auto& item : to_mend(visit, request, mistakes_in(visit.pack, request, visit.now)))
    lines += el("li", {}, {link(item.href, item.text)});
  if (lines.empty()) return {};
  return inset_text({.text = concat({el("p", {{"class", "govuk-body"}}, {"Still to do before it can be sent:"}),
                                     block("ul", {{"class", "govuk-list govuk-list--bullet"}}, {lines})})});
}

Response check_page(const Visit& visit, const KeptRequest& request, const Mistakes& mistakes) {
  const Html panel =
      mistakes.problems.empty() ? mistakes_panel(visit, mistakes) : mending_list(visit, request, mistakes.problems);
  const Html missing = mistakes.any() ? Html() : still_to_do(visit, request);
  const Html promise =
      heading_2("Send it") +
      paragraph({"By sending it you confirm that it is true as far as you know. The family may read it one day."}) +
      form_to(visit, {"/request/send", request.key, {}},
              button({.text = "Send the request", .prevent_double_click = true}));
  const Html copy = paragraph({link("/request/copy", "A copy to print, for your records or for the family"),
                               ". After it is sent this service shows your answers to nobody but the hub."});
  return page_response(
      visit,
      {.title = "Check your answers",
       .before_content = to_tasks(),
       .has_errors = mistakes.any(),
       .status = status_of(mistakes)},
      two_thirds(panel + heading("Check your answers") + missing + whole_summary(visit, request, {}) + copy + promise));
}

Html leaving_out(const Visit& visit, const KeptRequest& request, const std::set<std::string>& without) {
  Checkboxes boxes{
      .name = "without",
      .fieldset = Fieldset{.legend = {.text = "Leave out of this copy", .classes = "govuk-fieldset__legend--s"}},
      .hint = {.text = "What others told you, what you yourself think, and what could put somebody at risk is not for "
                       "sharing."},
      .classes = "govuk-checkboxes--small"};
  for (const auto* section : sections_asked(visit.pack, request))
    for (const auto& question : section->questions)
      if (answers_of(visit.pack.form.sections, request.fields).contains(question.id))
        boxes.items.push_back({.text = question.label, .value = question.id});
  boxes.values = {without.begin(), without.end()};
  if (boxes.items.empty()) return {};
  return block(
      "form", {{"method", "get"}, {"action", "/request/copy"}, {"class", "lintel-no-print"}},
      {checkboxes(boxes), button({.text = "Show the copy without them", .classes = "govuk-button--secondary"})});
}

// Who is named in the request itself, and may stand in its answers.
std::set<std::string> words_of_request(const KeptRequest& request) {
  std::set<std::string> known;
  for (const auto& [name, label] : own_rows) domain::add_known_words(known, terms::field(request.fields, name));
  for (const auto* list : {"children", "household"})
    for (const auto& [number, person] : people_in(request, list))
      for (const auto& [field, value] : person) domain::add_known_words(known, value);
  return known;
}

bool is_free_text(const pack::Question& question) {
  return question.type == "text" || question.type == "long_text";
}

// L-21: who is named in the free text that stays in the copy, and is nobody of this family. A warning: whoever shares
// the copy judges.
Html names_warning(const Visit& visit, const KeptRequest& request, const std::set<std::string>& without) {
  const auto known = words_of_request(request);
  const auto answers = answers_of(visit.pack.form.sections, request.fields);
  std::vector<Html> lines;
  for (const auto* section : sections_asked(visit.pack, request))
    for (const auto& question : section->questions) {
      const auto answer = answers.find(question.id);
      if (answer == answers.end() || without.contains(question.id) || !is_free_text(question)) continue;
      if (const auto names = domain::names_in_text(answer->second, known); !names.empty())
        lines.push_back(el("li", {}, {el("strong", {}, {base::joined(names, ", ")}), ", in: ", question.label}));
    }
  if (lines.empty()) return {};
  Html list;
  for (const auto& line : lines) list += line;
  return block("div", {{"class", "lintel-no-print"}},
               {warning_text({.text = "Your words may name people outside this family. Before you share this copy, ask "
                                      "whether its reader may know of them, and leave the answer out if not."}),
                block("ul", {{"class", "govuk-list govuk-list--bullet"}}, {list})});
}

// --- after it was sent ---

Html clock_words(const Receipt& receipt) {
  const auto received = terms::time_words(receipt.received_at);
  if (receipt.information_request)
    return paragraph({"We received it on ", received,
                      ". Somebody senior in the hub first decides whether it may be answered",
                      receipt.due_at ? ", by " + terms::time_words(*receipt.due_at) : "", "."});
  if (!receipt.due_at)
    return paragraph({"We received it on ", received, ". The hub has set no time for this kind of request."});
  return paragraph({"We received it on ", received, ". The hub decides what happens by ",
                    el("strong", {}, {terms::time_words(*receipt.due_at)}),
                    ", counted from when it came in and by the level that you asked for. If the hub decides on another "
                    "level, another "
                    "time may apply."});
}

}  // namespace

Response show_support(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  return request && request->sent.empty() ? see_other("/request/tasks") : start_page(visit);
}

Response start_support(const Visit& visit) {
  if (open_request(visit)) return see_other("/request/tasks");
  if (!may_try(visit, {"start", visit.request.remote_address, starts_an_hour}))
    return error_page(429, visit.request.id, false);
  auto response = see_other("/request/tasks");
  begin_request(visit, support_form, response);
  return response;
}

Response show_return(const Visit& visit) {
  return return_page(visit, "", 200);
}

Response return_to_support(const Visit& visit) {
  const Tried tried{"return", visit.request.remote_address, 30};
  if (!may_try(visit, tried))
    return return_page(visit, "Too many codes were tried from here. Try again in an hour.", 429);
  const auto request = kept_request(visit, support_form, visit.form.value("code"));
  if (!request || !request->sent.empty())
    return return_page(visit, "There is no request with this code. It may have been sent, or deleted after 28 days.",
                       422);
  forgive(visit, tried);
  auto response = see_other("/request/tasks");
  give_code(visit, support_form, request->code, response);
  return response;
}

Response show_tasks(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return see_other("/request");
  return page_response(
      visit, {.title = visit.pack.form.title, .before_content = back_link({.href = "/"})},
      two_thirds(heading(visit.pack.form.title) +
                 paragraph({"Do these in any order. Each is saved as you type, finished or not."}) +
                 paragraph({visit.pack.form.intro}) + return_code(*request) + tasks_of(visit, *request) +
                 paragraph({link("/request/discard", "Delete this request")})));
}

Response show_section(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return see_other("/request");
  const auto* section = section_named(visit);
  if (!section) return nothing_here(visit);
  return is_people(*section) ? people_page(visit, *section, *request) : section_page(visit, *section, *request, {});
}

Response save_section(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return see_other("/request");
  const auto* section = section_named(visit);
  if (!section || is_people(*section)) return nothing_here(visit);
  if (!keep_answers(visit, *request, *section, true)) return error_page(413, visit.request.id, false);
  if (visit.form.has("later")) return see_other("/request/tasks");
  const auto now = open_request(visit).value_or(*request);
  const Mistakes mistakes{.problems = mistakes_of_section(visit, now, *section)};
  return mistakes.any() ? section_page(visit, *section, now, mistakes) : see_other(next_after(visit, now, *section));
}

Response keep_section(const Visit& visit) {
  const auto request = open_request(visit);
  const auto* section = section_named(visit);
  if (!request || !section || is_people(*section)) return error_page(404, visit.request.id, false);
  return keep_answers(visit, *request, *section, false) ? no_content() : error_page(413, visit.request.id, false);
}

Response show_referrer(const Visit& visit) {
  const auto request = open_request(visit);
  return request ? referrer_page(visit, *request, {}) : see_other("/request");
}

Response save_referrer(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return see_other("/request");
  if (!keep_referrer_fields(visit, *request, true)) return error_page(413, visit.request.id, false);
  if (visit.form.has("later")) return see_other("/request/tasks");
  const auto now = open_request(visit).value_or(*request);
  const Mistakes mistakes{.problems = casework::referrer_mistakes(as_request(now.fields))};
  if (mistakes.any()) return referrer_page(visit, now, mistakes);
  const auto asked = sections_asked(visit.pack, now);
  return see_other(asked.empty() ? "/request/tasks" : "/request/sections/" + asked.front()->id);
}

Response keep_referrer(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return error_page(404, visit.request.id, false);
  return keep_referrer_fields(visit, *request, false) ? no_content() : error_page(413, visit.request.id, false);
}

Response show_check(const Visit& visit) {
  const auto request = open_request(visit);
  return request ? check_page(visit, *request, {}) : see_other("/request");
}

Response show_copy(const Visit& visit) {
  const auto request = open_request(visit);
  if (!request) return see_other("/request");
  std::set<std::string> without;
  for (const auto id : visit.request.query.all("without")) without.emplace(id);
  const auto title = "Copy: " + visit.pack.request_name;
  return page_response(
      visit, {.title = title, .before_content = back_link({.href = "/request/check"})},
      two_thirds(heading(title) +
                 paragraph({"As it stands on ", terms::time_words(visit.now), ", before it is sent."}) +
                 names_warning(visit, *request, without) + leaving_out(visit, *request, without) +
                 whole_summary(visit, *request, {.with_links = false, .without = without})));
}

Response show_discard(const Visit& visit) {
  if (!open_request(visit)) return see_other("/request");
  return page_response(visit, {.title = "Delete this request?", .before_content = to_tasks()},
                       two_thirds(heading("Delete this request?") +
                                  paragraph({"Nothing of it has been sent. What you typed cannot be brought back."}) +
                                  form_to(visit, {"/request/discard", "", {}},
                                          el("div", {{"class", "govuk-button-group"}},
                                             {button({.text = "Delete it", .classes = "govuk-button--warning"}),
                                              link("/request/tasks", "Keep it")}))));
}

Response discard_support(const Visit& visit) {
  auto response = see_other("/");
  discard_request(visit, support_form, response);
  return response;
}

Act send_support() {
  return {.verb = "receive_request",
          // A page of another request, or of one already sent, sends another key: nothing is then put into the doing,
          // and the verb asks for everything.
          .doing =
              [](const Visit& visit) {
                const auto request = open_request(visit);
                casework::Doing doing;
                if (!request || request->key != visit.form.value("key")) return doing;
                doing.fields = fields_to_send(visit.pack, *request, channel);
                doing.fields.emplace("status_code", status_code(visit.site, request->key));
                return doing;
              },
          .answer =
              [](const Visit& visit, const casework::Result& result) {
                const auto request = kept_request(visit, support_form);
                if (!request) return see_other("/request");
                if (const auto* done = std::get_if<casework::Done>(&result)) {
                  mark_sent(visit, support_form, request->code, done->stream.key);
                  return see_other("/request/sent");
                }
                return request->sent.empty() ? check_page(visit, *request, mistakes_of(result))
                                             : see_other("/request/sent");
              }};
}

Response show_sent(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  const auto receipt = request && !request->sent.empty() ? receipt_of(visit, *request) : std::nullopt;
  if (!receipt) return see_other("/request");
  return page_response(
      visit, {.title = "Request sent"},
      two_thirds(
          confirmation(*receipt, "Request sent") + heading_2("What happens next") + clock_words(*receipt) +
          paragraph({"When it has decided, the hub tells you what was decided, why, and what support the family can "
                     "have. It may "
                     "ring you before that. If you are not answered, or disagree, ring and quote the reference."}) +
          warning_text(
              {.text = "If things get worse, do not wait for the hub. Ring 999 if a child is in immediate danger."}) +
          landing::phone_list(visit.pack) + paragraph({link("/", "Back to the start")})));
}

}  // namespace lintel::web::request
