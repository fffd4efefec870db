#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Label {
  Html text;
  std::string classes;
  bool is_page_heading = false;  // wraps the label in the page's h1
  Attributes attributes;
  std::string for_id;  // filled in by the components that own a label
};

// Nothing at all when there is no text.
Html label(const Label& label);

}  // namespace lintel::web::components
