#include "web/pages/parts/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/radios.h"
#include "web/components/select.h"
#include "web/components/textarea.h"
#include "web/session/draft.h"

namespace lintel::web::parts {

namespace {

using namespace components;

// Fields of which the first box is the day.
constexpr std::array<std::string_view, 18> day_fields = {
    "born",       "at",          "given_at",  "answered_at", "opened_on", "closed_on",
    "child_born", "received_at", "found_on",  "claimed_on",  "due_on",    "completed_on",
    "meeting_on", "ended_on",    "begins_at", "held_on",     "signed_on", "review_by"};

std::string id_of(std::string_view field) {
  std::string id(field);
  std::ranges::replace(id, '.', '-');
  return id;
}

Fieldset asking(const std::string& label) {
  return {.legend = {.text = label, .classes = "govuk-fieldset__legend--s"}};
}
Label labelled(const std::string& label) {
  return {.text = label, .classes = "govuk-label--s"};
}

DateInputItem box(const Typing& typing, const std::string& name, const char* part, int width) {
  return {
      .name = part, .value = typing.value(name + "-" + part), .classes = "govuk-input--width-" + std::to_string(width)};
}

Html day_boxes(const Typing& typing, const Asked& asked, std::vector<DateInputItem> more) {
  std::vector<DateInputItem> items = {box(typing, asked.name, "day", 2), box(typing, asked.name, "month", 2),
                                      box(typing, asked.name, "year", 4)};
  for (auto& item : more) items.push_back(std::move(item));
  return date_input({.id = id_of(asked.name),
                     .name_prefix = asked.name,
                     .fieldset = asking(asked.label),
                     .hint = {.text = asked.hint},
                     .error_message = {.text = typing.error(asked.name)},
                     .items = std::move(items)});
}

Html draft_notice(const FormPage& page, const Typing& typing) {
  if (!typing.from_draft) return {};
  const Html empty = page.empty.empty()
                         ? Html()
                         : " " + el("a", {{"class", "govuk-link"}, {"href", page.empty}}, {"Start with an empty form"});
  return inset_text(
      {.text = "What you typed here before is still in the form. It has not been saved to the record." + empty});
}

Html columns(Html left, const Html& right) {
  if (right.empty())
    return el("div", {{"class", "govuk-grid-row"}}, {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {left})});
  return el("div", {{"class", "govuk-grid-row"}},
            {el("div", {{"class", "govuk-grid-column-one-half"}}, {left}),
             el("div", {{"class", "govuk-grid-column-one-half"}}, {right})});
}

Html form_of(const Visit& visit, const FormPage& page, const Typing& typing) {
  const Attributes draft = page.draft_id.empty() ? Attributes{} : draft_attributes(page.draft_id);
  const Html buttons = page.buttons.empty() ? button("Save") : page.buttons;
  return block("form",
               {{"method", "post"}, {"action", page.path}, {"novalidate", true}, {"autocomplete", "off"}, draft},
               {form_frame(visit, page.version), draft_notice(page, typing), page.fields,
                el("div", {{"class", "govuk-button-group"}},
                   {buttons, el("a", {{"class", "govuk-link"}, {"href", page.back}}, {"Cancel"})})});
}

}  // namespace

std::string Typing::value(const std::string& name, const std::string& otherwise) const {
  const auto found = fields.find(name);
  return found == fields.end() ? otherwise : found->second;
}

Typing begun(const Visit& visit, const std::string& draft_id) {
  auto kept = draft(visit, draft_id);
  return {.fields = kept.value_or(terms::Fields{}), .mistakes = {}, .from_draft = kept.has_value()};
}

Typing again(const Visit& visit, const casework::Result& result) {
  return {.fields = visit.fields(), .mistakes = mistakes_of(result)};
}

Html short_text(const Typing& typing, const Asked& asked) {
  return input({.name = asked.name,
                .id = id_of(asked.name),
                .label = labelled(asked.label),
                .hint = {.text = asked.hint},
                .error_message = {.text = typing.error(asked.name)},
                .value = typing.value(asked.name, asked.given),
                .spellcheck = false,
                .classes = asked.classes});
}

Html long_text(const Typing& typing, const Asked& asked) {
  return textarea({.name = asked.name,
                   .id = id_of(asked.name),
                   .label = labelled(asked.label),
                   .hint = {.text = asked.hint},
                   .error_message = {.text = typing.error(asked.name)},
                   .value = typing.value(asked.name, asked.given),
                   .rows = asked.rows});
}

Html one_of(const Typing& typing, const Asked& asked, const std::vector<Option>& options) {
  Radios radios{.name = asked.name,
                .id_prefix = id_of(asked.name),
                .fieldset = asking(asked.label),
                .hint = {.text = asked.hint},
                .error_message = {.text = typing.error(asked.name)},
                .value = typing.value(asked.name, asked.given),
                .classes = asked.classes};
  for (const auto& option : options)
    radios.items.push_back({.text = option.text, .value = option.value, .hint = {.text = option.hint}});
  return components::radios(radios);
}

Html listed(const Typing& typing, const Asked& asked, const std::vector<Option>& options) {
  Select select{.name = asked.name,
                .id = id_of(asked.name),
                .label = labelled(asked.label),
                .hint = {.text = asked.hint},
                .error_message = {.text = typing.error(asked.name)},
                .items = {{.text = asked.unchosen, .value = ""}},
                .value = typing.value(asked.name, asked.given)};
  for (const auto& option : options) select.items.push_back({.text = option.text, .value = option.value});
  return components::select(select);
}

Html yes_or_no(const Typing& typing, const Asked& asked) {
  Asked inline_asked = asked;
  inline_asked.classes = "govuk-radios--inline";
  return one_of(typing, inline_asked, {{"yes", "Yes", ""}, {"no", "No", ""}});
}

Html tick(const Typing& typing, const Asked& asked) {
  return checkboxes({.name = asked.name,
                     .id_prefix = id_of(asked.name),
                     .error_message = {.text = typing.error(asked.name)},
                     .items = {{.text = asked.label, .value = "yes", .hint = {.text = asked.hint}}},
                     .values = {typing.value(asked.name, asked.given)}});
}

Html day(const Typing& typing, const Asked& asked) {
  return day_boxes(typing, asked, {});
}

Html day_and_time(const Typing& typing, const Asked& asked) {
  return day_boxes(typing, asked,
                   {{.name = "time",
                     .label = "Time",
                     .value = typing.value(asked.name + "-time"),
                     .inputmode = "text",
                     .classes = "govuk-input--width-4"}});
}

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

std::string anchor(std::string_view field) {
  const bool is_day = std::ranges::find(day_fields, field) != day_fields.end();
  return id_of(field) + (is_day ? "-day" : "");
}

Response form_page(const Visit& visit, const FormPage& page, const Typing& typing) {
  const auto panel = page.anchors ? mistakes_panel(visit, typing.mistakes, page.anchors)
                                  : mistakes_panel(visit, typing.mistakes, anchor);
  const Html left = page.intro + form_of(visit, page, typing);
  return page_response(
      visit,
      {.title = page.title,
       .before_content = back_link({.text = page.back_text, .href = page.back}),
       .has_errors = typing.mistakes.any(),
       .wide = page.wide || !page.beside.empty(),
       .current = page.current,
       .status = status_of(typing.mistakes)},
      panel + page.above + el("h1", {{"class", "govuk-heading-l"}}, {page.title}) + columns(left, page.beside));
}

std::vector<Option> agency_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& one : pack.agencies) options.push_back({one.id.value, one.title, ""});
  return options;
}

casework::Doing everything_typed(const Visit& visit) {
  return {.fields = visit.fields()};
}

void add_form(std::vector<Route>& routes, RecordForm form) {
  routes.push_back({Method::get, form.pattern, form.access, std::move(form.show)});
  routes.push_back(
      {Method::post, std::move(form.pattern), std::move(form.access),
       Act{.verb = std::move(form.verb), .doing = std::move(form.doing), .answer = std::move(form.answer)}});
}

void add_action_form(std::vector<Route>& routes, ActionForm form) {
  const auto it = std::make_shared<const ActionForm>(std::move(form));
  add_form(routes,
           {.pattern = fmt::format("{}/{{reference}}/{}", it->base, it->slug),
            .access = it->access,
            .verb = it->verb,
            .show =
                [it](const Visit& visit, const std::vector<casework::Fact>& facts) {
                  const bool begins = it->draft_id && (it->draft_for_any_address || visit.request.query.empty());
                  return it->show(visit, facts, begins ? begun(visit, it->draft_id(visit)) : Typing{});
                },
            .answer =
                [it](const Visit& visit, const casework::Result& result) {
                  const casework::StreamId stream{it->access.record_kind, visit.param("reference")};
                  if (!std::holds_alternative<casework::Done>(result))
                    return it->show(visit, visit.site.ledger.facts(visit.site.hub, stream), again(visit, result));
                  if (it->draft_id) discard_draft(visit, it->draft_id(visit));
                  return see_other(fmt::format("{}/{}?done={}", it->base, percent_encoded(stream.key), it->slug));
                }});
}

}  // namespace lintel::web::parts
