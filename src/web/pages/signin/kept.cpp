#include "web/pages/signin/kept.h"

#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/pages/signin/words.h"
#include "web/session/draft.h"
#include "web/session/guard.h"
#include "web/session/interrupted.h"

namespace lintel::web::signin {

namespace {

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

// "sections.reasons_for_decision" is shown as "Reasons for decision".
std::string label_of(std::string_view name) {
  std::string label(name.substr(name.rfind('.') == std::string_view::npos ? 0 : name.rfind('.') + 1));
  for (char& c : label)
    if (c == '_' || c == '-') c = ' ';
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

bool of_frame(std::string_view name) {
  return name == "key" || name == "version";
}

// The key goes with it, so that what had been recorded after all is not recorded twice.
Html again(const Visit& visit, const Interrupted& kept) {
  Html fields = hidden("csrf", form_token(visit)) + hidden("whose", whose_token(visit.site, visit.signed_in->staff));
  for (const auto& [name, value] : kept.fields) fields += hidden(name, value);
  return block("form", {{"method", "post"}, {"action", kept.path}}, {fields, components::button("Send it now")});
}

Html discard(const Visit& visit) {
  return block("form", {{"method", "post"}, {"action", "/continue/" + visit.param("id") + "/discard"}},
               {form_frame(visit), components::button({.text = "Throw it away", .classes = "govuk-button--warning"})});
}

Html what_was_typed(const Interrupted& kept) {
  components::SummaryList list;
  for (const auto& [name, value] : kept.fields)
    if (!of_frame(name) && !value.empty()) list.rows.push_back(components::summary_row(label_of(name), value));
  return list.rows.empty() ? Html() : components::summary_list(list);
}

}  // namespace

Response keep_typed(const Visit& visit) {
  if (!is_draft_id(visit.param("id"))) return nothing_here(visit);
  keep_draft(visit, visit.param("id"), visit.fields());
  return no_content();
}

Response show_continue(const Visit& visit) {
  const auto kept = interrupted(visit, visit.param("id"));
  if (!kept) return nothing_here(visit);
  return page_response(
      visit, {.title = "What you typed is kept"},
      heading("You were signed out. What you typed is kept") +
          paragraph("Nothing of it has been recorded yet. If the record has changed meanwhile, you will be shown what "
                    "changed.") +
          what_was_typed(*kept) + again(visit, *kept) + discard(visit));
}

Response discard_continue(const Visit& visit) {
  discard_interrupted(visit, visit.param("id"));
  return see_other("/home");
}

}  // namespace lintel::web::signin
