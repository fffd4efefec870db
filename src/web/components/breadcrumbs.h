#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct Breadcrumb {
  Html text;
  std::string href;  // empty for the page itself
  Attributes attributes;
};

struct Breadcrumbs {
  std::vector<Breadcrumb> items;
  bool collapse_on_mobile = false;
  std::string label_text = "Breadcrumb";
  std::string classes;
  Attributes attributes;
};

Html breadcrumbs(const Breadcrumbs& breadcrumbs);

}  // namespace lintel::web::components
