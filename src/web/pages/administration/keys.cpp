#include "web/pages/administration/keys.h"

#include <algorithm>

#include "base/text.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/input.h"
#include "web/components/panel.h"
#include "web/components/table.h"
#include "web/components/warning_text.h"
#include "web/pages/administration/parts.h"
#include "web/pages/parts/sight.h"
#include "web/session/api_key.h"
#include "web/session/route.h"

namespace lintel::web::administration {

namespace {

constexpr auto section = "/administration/keys";
constexpr std::size_t name_at_most = 100;

std::string words_of(const std::vector<std::string>& scopes) {
  std::vector<std::string> words;
  for (const auto& one : api_scopes())
    if (std::ranges::find(scopes, one.scope) != scopes.end()) words.emplace_back(one.words);
  return base::joined(words, "; ");
}

Html removal(const Visit& visit, const KeptApiKey& kept) {
  return block(
      "form", {{"method", "post"}, {"action", std::string(section) + "/" + kept.id + "/remove"}},
      {form_frame(visit),
       el("button", {{"class", "govuk-button govuk-button--warning govuk-!-margin-bottom-0"}, {"type", "submit"}},
          {"Take away", el("span", {{"class", "govuk-visually-hidden"}}, {" the key of ", kept.key.name})})});
}

Html list_of(const Visit& visit) {
  components::Table table{.caption = "Keys in use",
                          .caption_classes = "govuk-visually-hidden",
                          .head = {{.text = "System"}, {.text = "It may"}, {.text = "Made"}, {.text = ""}},
                          .first_cell_is_header = true};
  for (const auto& kept : api_keys(visit.site))
    table.rows.push_back({{.text = kept.key.name},
                          {.text = words_of(kept.key.scopes)},
                          {.text = terms::time_words(kept.made_at)},
                          {.text = removal(visit, kept)}});
  return table.rows.empty() ? paragraph("No other system has a key.")
                            : components::scrolling_table("Keys in use", table);
}

Html form(const Visit& visit, const Mistakes& mistakes) {
  const auto ticked = visit.form.all("scopes");
  components::Checkboxes boxes{
      .name = "scopes",
      .fieldset = components::Fieldset{.legend = {.text = "What may it do?", .classes = "govuk-fieldset__legend--s"}},
      .error_message = {.text = mistakes.message("scopes")},
      .values = {ticked.begin(), ticked.end()},
      .classes = "govuk-checkboxes--small"};
  for (const auto& one : api_scopes()) boxes.items.push_back({.text = one.words, .value = std::string(one.scope)});
  return subheading("A new key") +
         block("form", {{"method", "post"}, {"action", section}, {"novalidate", true}},
               {form_frame(visit),
                components::input({.name = "name",
                                   .label = {.text = "Which system is it for?"},
                                   .hint = {.text = "What it sends is on record as sent by this name."},
                                   .error_message = {.text = mistakes.message("name")},
                                   .value = std::string(mistakes.any() ? visit.form.value("name") : "")}),
                components::checkboxes(boxes), components::button("Make a key")});
}

Response keys_page(const Visit& visit, const Mistakes& mistakes, const Html& made = {}) {
  return page(visit, {.title = "Keys of other systems", .has_errors = mistakes.any(), .status = status_of(mistakes)},
              section,
              mistakes_panel(visit, mistakes) + made + heading("Keys of other systems") + list_of(visit) +
                  form(visit, mistakes));
}

ApiKey asked(const Visit& visit) {
  ApiKey key{.name = std::string(base::trimmed(visit.form.value("name"))), .scopes = {}};
  const auto ticked = visit.form.all("scopes");
  for (const auto& one : api_scopes())
    if (std::ranges::find(ticked, one.scope) != ticked.end()) key.scopes.emplace_back(one.scope);
  return key;
}

// The name stands in facts and audit, where two systems must be told apart.
Mistakes mistakes_in(const Visit& visit, const ApiKey& key) {
  Mistakes found;
  const auto kept = api_keys(visit.site);
  if (key.name.empty() || key.name.size() > name_at_most)
    found.problems.push_back({"name", "Enter the name of the system, in no more than 100 characters"});
  else if (std::ranges::any_of(kept, [&](const auto& one) { return one.key.name == key.name; }))
    found.problems.push_back(
        {"name", "A key of this name is in use: take it away first, or give this one another name"});
  if (key.scopes.empty()) found.problems.push_back({"scopes", "Choose what it may do"});
  return found;
}

}  // namespace

Response show_keys(const Visit& visit) {
  return keys_page(visit, {});
}

Response make_key(const Visit& visit) {
  const auto key = asked(visit);
  if (const auto mistakes = mistakes_in(visit, key); mistakes.any()) return keys_page(visit, mistakes);
  if (!parts::audited(visit, "made a key for " + key.name, {"hub", "keys"}, base::joined(key.scopes, " ")))
    return error_page(503, visit.request.id, wants_json(visit.request));
  const auto text = add_api_key(visit.site, key);
  return keys_page(
      visit, {},
      components::panel({.title = "The key of " + key.name, .text = el("code", {{"class", "lintel-break"}}, {text})}) +
          components::warning_text({.text = "Copy it now. It is not kept and cannot be shown again."}));
}

Response take_key_away(const Visit& visit) {
  const auto id = visit.param("key");
  const auto kept = api_keys(visit.site);
  const auto found = std::ranges::find(kept, id, &KeptApiKey::id);
  if (found == kept.end()) return see_other(section);
  if (!parts::audited(visit, "took away the key of " + found->key.name, {"hub", "keys"}, ""))
    return error_page(503, visit.request.id, wants_json(visit.request));
  remove_api_key(visit.site, found->id);
  return see_other(section);
}

}  // namespace lintel::web::administration
