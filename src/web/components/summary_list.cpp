#include "web/components/summary_list.h"

#include <algorithm>

namespace lintel::web::components {
namespace {

Html hidden_part(const SummaryAction& action, const Html& card_title) {
  if (action.visually_hidden_text.empty() && card_title.empty()) return {};
  Html hidden;
  if (!action.visually_hidden_text.empty()) hidden += concat({" ", action.visually_hidden_text});
  if (!card_title.empty()) hidden += concat({" (", card_title, ")"});
  return el("span", {{"class", "govuk-visually-hidden"}}, {hidden});
}

Html action_link(const SummaryAction& o, const Html& card_title) {
  return el("a", {{"class", classes({"govuk-link", o.classes})}, {"href", o.href}, o.attributes},
            {o.text, hidden_part(o, card_title)});
}

Html action_items(const SummaryActions& actions, const Html& card_title, std::string_view item_class) {
  Html all;
  for (const SummaryAction& each : actions.items)
    all += block("li", {{"class", item_class}}, {action_link(each, card_title)}) + "\n";
  return all;
}

Html row_actions(const SummaryActions& actions, const Html& card_title) {
  if (actions.items.empty()) return {};
  const Html content = actions.items.size() == 1
                           ? action_link(actions.items.front(), card_title)
                           : block("ul", {{"class", "govuk-summary-list__actions-list"}},
                                   {action_items(actions, card_title, "govuk-summary-list__actions-list-item")});
  return block("dd", {{"class", classes({"govuk-summary-list__actions", actions.classes})}}, {content});
}

Html row(const SummaryRow& o, bool others_have_actions, const Html& card_title) {
  const std::string_view no_actions =
      others_have_actions && o.actions.items.empty() ? "govuk-summary-list__row--no-actions" : "";
  return block("div", {{"class", classes({"govuk-summary-list__row", no_actions, o.classes})}},
               {block("dt", {{"class", classes({"govuk-summary-list__key", o.key.classes})}}, {o.key.text}),
                block("dd", {{"class", classes({"govuk-summary-list__value", o.value.classes})}}, {o.value.text}),
                row_actions(o.actions, card_title)}) +
         "\n";
}

Html card_title(const SummaryCardTitle& title) {
  if (title.text.empty()) return {};
  return block("h" + std::to_string(title.heading_level),
               {{"class", classes({"govuk-summary-card__title", title.classes})}}, {title.text});
}

Html card_actions(const SummaryActions& actions, const Html& title) {
  if (actions.items.empty()) return {};
  const std::string class_names = classes({"govuk-summary-card__actions", actions.classes});
  if (actions.items.size() == 1)
    return block("div", {{"class", class_names}}, {action_link(actions.items.front(), title)});
  return block("ul", {{"class", class_names}}, {action_items(actions, title, "govuk-summary-card__action")});
}

Html in_card(const SummaryCard& card, const Html& list) {
  const Html header = block("div", {{"class", "govuk-summary-card__title-wrapper"}},
                            {card_title(card.title), card_actions(card.actions, card.title.text)});
  return block("div", {{"class", classes({"govuk-summary-card", card.classes})}, card.attributes},
               {header, block("div", {{"class", "govuk-summary-card__content"}}, {list})});
}

}  // namespace

Html summary_list(const SummaryList& o) {
  const bool any_actions =
      std::ranges::any_of(o.rows, [](const SummaryRow& each) { return !each.actions.items.empty(); });
  Html rows;
  for (const SummaryRow& each : o.rows) rows += row(each, any_actions, o.card ? o.card->title.text : Html());
  const Html list = block("dl", {{"class", classes({"govuk-summary-list", o.classes})}, o.attributes}, {rows});
  return o.card ? in_card(*o.card, list) : list;
}

SummaryRow summary_row(Html key, Html value) {
  return {.key = {std::move(key)}, .value = {std::move(value)}};
}

SummaryRow summary_row(Html key, Html value, std::string change_href, std::string visually_hidden_text) {
  SummaryRow row = summary_row(std::move(key), std::move(value));
  row.actions.items.push_back(
      {.text = "Change", .href = std::move(change_href), .visually_hidden_text = std::move(visually_hidden_text)});
  return row;
}

}  // namespace lintel::web::components
