#pragma once

#include <string>
#include <vector>

#include "web/components/button.h"
#include "web/html/html.h"

namespace lintel::web::components {

// The page's heading with what can be done here beside it.
struct PageHeaderActions {
  Html heading;
  int heading_level = 1;
  std::string heading_classes = "govuk-heading-xl";
  std::vector<Button> items;
  std::string classes;
  Attributes attributes;
};

Html page_header_actions(const PageHeaderActions& header);

}  // namespace lintel::web::components
