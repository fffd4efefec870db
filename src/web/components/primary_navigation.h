#pragma once

#include <string>
#include <vector>

#include "web/components/navigation_link.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct PrimaryNavigation {
  std::vector<NavigationLink> items;
  std::string label;
  Html search;
  std::string container_classes;
  std::string classes;
  Attributes attributes;
};

Html primary_navigation(const PrimaryNavigation& navigation);

}  // namespace lintel::web::components
