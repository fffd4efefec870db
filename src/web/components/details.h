#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Details {
  Html summary;
  Html text;
  bool open = false;
  std::string id;
  std::string classes;
  Attributes attributes;
};

Html details(const Details& details);

}  // namespace lintel::web::components
