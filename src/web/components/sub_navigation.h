#pragma once

#include <string>
#include <vector>

#include "web/components/navigation_link.h"
#include "web/html/html.h"

namespace lintel::web::components {

// The sections of one record.
struct SubNavigation {
  std::vector<NavigationLink> items;
  std::string label = "Secondary navigation region";
  std::string classes;
  Attributes attributes;
};

Html sub_navigation(const SubNavigation& navigation);

}  // namespace lintel::web::components
