#pragma once

#include <string>
#include <vector>

#include "web/components/button.h"
#include "web/html/html.h"

namespace lintel::web::components {

// Actions that a script folds into one menu; without scripts they are simply buttons.
struct ButtonMenu {
  std::vector<Button> items;
  std::string button_text;  // of the menu
  std::string button_classes;
  std::string align_menu;  // "right"
  std::string classes;
  Attributes attributes;
};

Html button_menu(const ButtonMenu& menu);

}  // namespace lintel::web::components
