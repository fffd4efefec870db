#include "web/components/tabs.h"

namespace lintel::web::components {
namespace {

std::string panel_id(const Tabs& o, std::size_t index) {
  const std::string& own = o.items[index].id;
  return own.empty() ? o.id_prefix + "-" + std::to_string(index + 1) : own;
}

Html list_item(const Tabs& o, std::size_t index) {
  const Html link =
      block("a", {{"class", "govuk-tabs__tab"}, {"href", "#" + panel_id(o, index)}, o.items[index].attributes},
            {o.items[index].label});
  const std::string_view selected = index == 0 ? "govuk-tabs__list-item--selected" : "";
  return block("li", {{"class", classes({"govuk-tabs__list-item", selected})}}, {link}) + "\n";
}

Html panel_content(const Tab& tab) {
  if (!tab.content.empty() || tab.text.empty()) return tab.content;
  return el("p", {{"class", "govuk-body"}}, {tab.text});
}

Html panel(const Tabs& o, std::size_t index) {
  const std::string_view hidden = index == 0 ? "" : "govuk-tabs__panel--hidden";
  return block("div",
               {{"class", classes({"govuk-tabs__panel", hidden})},
                {"id", panel_id(o, index)},
                o.items[index].panel_attributes},
               {panel_content(o.items[index])}) +
         "\n";
}

}  // namespace

Html tabs(const Tabs& o) {
  Html list, panels;
  for (std::size_t i = 0; i < o.items.size(); ++i) {
    list += list_item(o, i);
    panels += panel(o, i);
  }
  return block("div",
               {{"id", unless_empty(o.id)},
                {"class", classes({"govuk-tabs", o.classes})},
                o.attributes,
                {"data-module", "govuk-tabs"}},
               {block("h2", {{"class", "govuk-tabs__title"}}, {o.title}),
                list.empty() ? Html() : block("ul", {{"class", "govuk-tabs__list"}}, {list}), panels});
}

}  // namespace lintel::web::components
