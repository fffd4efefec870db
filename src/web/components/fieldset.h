#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Legend {
  Html text;
  std::string classes;
  bool is_page_heading = false;  // puts the page's h1 inside the legend
};

struct Fieldset {
  Legend legend;
  std::string classes;
  std::string role;
  std::string described_by;
  Attributes attributes;
  Html content;  // filled in by the components that own a fieldset
};

Html fieldset(const Fieldset& fieldset);

}  // namespace lintel::web::components
