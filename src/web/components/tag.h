#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Tag {
  Html text;
  std::string classes;  // "govuk-tag--red" ...
  Attributes attributes;
};

Html tag(const Tag& tag);

}  // namespace lintel::web::components
