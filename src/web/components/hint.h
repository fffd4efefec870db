#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Hint {
  Html text;
  std::string id;  // filled in by the components that own a hint
  std::string classes;
  Attributes attributes;
};

Html hint(const Hint& hint);

}  // namespace lintel::web::components
