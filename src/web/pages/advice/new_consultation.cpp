// What a social worker has before them while a professional asks for advice: one page, in the order of a call. Nothing
// typed here is kept as a draft: it might tell whom it is about (B-29).
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/fieldset.h"
#include "web/components/inset_text.h"
#include "web/components/radios.h"
#include "web/pages/advice/shown.h"
#include "web/pages/parts/listing.h"

namespace lintel::web::advice {

namespace {

using namespace parts;

template <class Entry>
std::vector<Option> options_of(const std::vector<Entry>& entries) {
  std::vector<Option> options;
  for (const auto& entry : entries) options.push_back({entry.id, entry.title, ""});
  return options;
}

Html group(std::string_view title, const Html& fields) {
  return el("h2", {{"class", "govuk-heading-m"}}, {title}) + fields;
}

Html caller(const Visit& visit, const Typing& typing) {
  return group("The caller", listed(typing, {.name = "caller", .label = "What kind of agency are they from?"},
                                    options_of(visit.pack.advice_line.callers)) +
                                 short_text(typing, {.name = "role",
                                                     .label = "What do they do there?",
                                                     .hint = "Their work, not their name. For example, health visitor",
                                                     .classes = "govuk-input--width-20"}));
}

// B-35
Html harm(const Typing& typing) {
  return components::radios(
      {.name = "harm_suspected",
       .fieldset =
           components::Fieldset{.legend = {.text = "Do they suspect that a child suffers, or is likely to suffer, "
                                                   "significant harm?",
                                           .classes = "govuk-fieldset__legend--s"}},
       .error_message = {.text = typing.error("harm_suspected")},
       .items = {{.text = "No", .value = "no"}, {.text = "Yes: this is for a referral at once", .value = "yes"}},
       .value = typing.value("harm_suspected"),
       .classes = "govuk-radios--inline"});
}

Html transfer(const Visit& visit, const Typing& typing) {
  if (!visit.may("transfer_consultation")) return {};
  const auto receivers = staff_with(visit, visit.pack.advice_line.transferred_to);
  return components::inset_text(
      {.text = para({"Safeguarding concerns? Transfer the call now. Only the kind of agency is asked first; who it is "
                     "about is told to whoever takes the call over."}) +
               listed(typing, {.name = "to", .label = "Who takes it over (if you know)"}, receivers) +
               components::button({.text = "Transfer the call now",
                                   .name = "transfer",
                                   .value = "yes",
                                   .prevent_double_click = true,
                                   .classes = "govuk-button--warning"})});
}

Html question(const Visit& visit, const Typing& typing) {
  return group(
      "The question",
      listed(typing, {.name = "theme", .label = "What is it about?"}, options_of(visit.pack.advice_line.themes)) +
          long_text(typing, {.name = "question",
                             .label = "What do they ask?",
                             .hint = "No names, dates of birth, addresses or numbers. Write \u201ca boy of 7\u201d, "
                                     "\u201clast week\u201d.",
                             .rows = 4}) +
          harm(typing));
}

Html first_steps(const Typing& typing) {
  return group(
      "What they did first",
      one_of(typing,
             {.name = "thresholds_document", .label = "The thresholds document", .classes = "govuk-radios--inline"},
             {{"read", "They have read it", ""}, {"pointed_to", "I pointed them to it", ""}}) +
          one_of(
              typing,
              {.name = "safeguarding_lead", .label = "Their own safeguarding lead", .classes = "govuk-radios--inline"},
              {{"spoken_to", "They have spoken to them", ""}, {"pointed_to", "I pointed them there", ""}}));
}

Html answer_given(const Visit& visit, const Typing& typing) {
  return group(
      "The advice",
      long_text(typing, {.name = "advice", .label = "What did you advise?", .rows = 4}) +
          one_of(typing, {.name = "result", .label = "What came of it?"}, options_of(visit.pack.advice_line.results)) +
          short_text(typing, {.name = "next_step", .label = "Next step that you agreed"}) +
          tick(typing, {.name = "no_identifying_details",
                        .label = "I have read it again: it holds no identifying details",
                        .hint = "Names cannot be found by the system. Nobody's name, and nothing else that tells "
                                "whom it is about."}));
}

Html form(const Visit& visit, const Typing& typing) {
  return block("form", {{"method", "post"}, {"action", "/advice/new"}, {"novalidate", true}, {"autocomplete", "off"}},
               {form_frame(visit), caller(visit, typing), question(visit, typing), first_steps(typing),
                answer_given(visit, typing),
                el("div", {{"class", "govuk-button-group"}},
                   {components::button(components::Button{.text = "Save the advice", .prevent_double_click = true}),
                    link("/advice", "Cancel")}),
                transfer(visit, typing)});
}

Response page(const Visit& visit, const Typing& typing) {
  const auto& line = visit.pack.advice_line;
  return page_response(
      visit,
      {.title = "Give advice",
       .before_content = components::back_link({.text = "Back to the advice line", .href = "/advice"}),
       .has_errors = typing.mistakes.any(),
       .wide = true,
       .current = "/advice",
       .status = status_of(typing.mistakes)},
      mistakes_panel(visit, typing.mistakes, anchor) + heading("Give advice") + harm_warning(visit.pack) +
          el("div", {{"class", "govuk-grid-row"}},
             {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {form(visit, typing)}),
              el("div", {{"class", "govuk-grid-column-one-third"}},
                 {where_to_refer(visit.pack),
                  para({line.title, " keeps no child and no family: what you write is about a situation."})})}));
}

Response new_page(const Visit& visit) {
  return page(visit, {});
}

casework::Doing doing(const Visit& visit) {
  return {.stream = {"consultation", ""}, .fields = visit.fields()};
}

Response answer(const Visit& visit, const casework::Result& result) {
  const auto* done = std::get_if<casework::Done>(&result);
  if (!done) return page(visit, again(visit, result));
  const auto slug = visit.form.value("transfer") == "yes" ? "transfer" : "taken";
  return see_other("/advice/" + percent_encoded(done->stream.key) + "?done=" + slug);
}

}  // namespace

std::vector<Route> new_consultation_routes() {
  const auto rule = access("take_consultation");
  return {{Method::get, "/advice/new", rule, new_page},
          {Method::post, "/advice/new", rule, Act{.verb = "take_consultation", .doing = doing, .answer = answer}}};
}

}  // namespace lintel::web::advice
