#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Badge {
  Html text;
  std::string classes;  // "moj-badge--red" ...
  Attributes attributes;
};

Html badge(const Badge& badge);

}  // namespace lintel::web::components
