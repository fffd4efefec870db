#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct NavigationItem {
  Html text;
  std::string href;
  bool active = false;   // a page below this item is shown
  bool current = false;  // this very page is shown
  Attributes attributes;
};

struct ServiceNavigationSlots {
  Html start;
  Html end;
  bool end_inline = false;  // keeps the end slot on the line of the navigation
  Html navigation_start;
  Html navigation_end;
};

struct ServiceNavigation {
  Html service_name;
  std::string service_url;
  std::vector<NavigationItem> navigation;
  std::optional<bool> collapse_navigation_on_mobile;  // when there is more than one item
  ServiceNavigationSlots slots;
  std::string aria_label = "Service information";
  std::string navigation_label;  // the menu button's text when empty
  std::string navigation_id = "navigation";
  std::string navigation_classes;
  std::string menu_button_text = "Menu";
  std::string menu_button_label;
  std::string classes;
  Attributes attributes;
};

Html service_navigation(const ServiceNavigation& navigation);

}  // namespace lintel::web::components
