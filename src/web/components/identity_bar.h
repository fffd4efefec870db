#pragma once

#include <string>
#include <vector>

#include "web/components/button_menu.h"
#include "web/html/html.h"

namespace lintel::web::components {

// Whose record this is, at the top of each of its pages.
struct IdentityBar {
  Html title;
  std::vector<ButtonMenu> menus;
  std::string classes;
  Attributes attributes;
};

Html identity_bar(const IdentityBar& bar);

}  // namespace lintel::web::components
