#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

// One item of the sub, side and primary navigation.
struct NavigationLink {
  Html text;
  std::string href;
  bool active = false;  // this page
  std::string classes;  // sub navigation only
  Attributes attributes;
};

}  // namespace lintel::web::components
