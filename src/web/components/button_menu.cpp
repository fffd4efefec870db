#include "web/components/button_menu.h"

namespace lintel::web::components {
namespace {

Html item(Button o) {
  o.classes = classes({"moj-button-menu__item govuk-button--secondary", o.classes});
  o.prevent_double_click.reset();
  return button(o);
}

}  // namespace

Html button_menu(const ButtonMenu& o) {
  Html items;
  for (const Button& each : o.items) items += item(each) + "\n";
  return block("div",
               {{"class", classes({"moj-button-menu", o.classes})},
                {"data-module", "moj-button-menu"},
                o.attributes,
                {"data-button-text", unless_empty(o.button_text)},
                {"data-button-classes", unless_empty(o.button_classes)},
                {"data-align-menu", unless_empty(o.align_menu)}},
               {items});
}

}  // namespace lintel::web::components
