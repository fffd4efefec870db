#pragma once

#include <string>
#include <vector>

#include "web/components/navigation_link.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct SideNavigationSection {
  Html heading;
  int heading_level = 4;
  std::string heading_classes;
  Attributes heading_attributes;
  std::vector<NavigationLink> items;
};

struct SideNavigation {
  std::vector<NavigationLink> items;            // one list
  std::vector<SideNavigationSection> sections;  // or several, each under its heading
  std::string label;
  std::string classes;
  Attributes attributes;
};

Html side_navigation(const SideNavigation& navigation);

}  // namespace lintel::web::components
