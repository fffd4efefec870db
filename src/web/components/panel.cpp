#include "web/components/panel.h"

#include "web/components/button.h"

namespace lintel::web::components {
namespace {

Html action(const PanelAction& o) {
  if (!o.href.empty() && o.type != "button")
    return el("a", {{"class", classes({"govuk-link govuk-link--inverse", o.classes})}, {"href", o.href}, o.attributes},
              {o.text});
  return button({.text = o.text,
                 .type = o.type.empty() ? "button" : o.type,
                 .href = o.href,
                 .classes = classes({"govuk-button--inverse", o.classes}),
                 .attributes = o.attributes});
}

Html actions(const PanelActions& o) {
  if (o.items.empty() && o.classes.empty() && o.attributes.empty()) return {};
  Html all;
  for (const PanelAction& each : o.items) all += action(each) + "\n";
  const Html group = all.empty() ? Html() : block("div", {{"class", "govuk-button-group"}}, {all});
  return el("div", {{"class", classes({"govuk-panel__actions", o.classes})}, o.attributes}, {group});
}

}  // namespace

Html panel(const Panel& o) {
  const bool interrupts = o.classes.find("govuk-panel--interruption") != std::string::npos;
  const Html body = o.text.empty() ? Html() : block("div", {{"class", "govuk-panel__body"}}, {o.text});
  return block(
      "div",
      {{"class", classes({"govuk-panel", interrupts ? "" : "govuk-panel--confirmation", o.classes})}, o.attributes},
      {block("h" + std::to_string(o.heading_level), {{"class", "govuk-panel__title"}}, {o.title}), body,
       interrupts ? actions(o.actions) : Html()});
}

}  // namespace lintel::web::components
