#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct InsetText {
  Html text;
  std::string id;
  std::string classes;
  Attributes attributes;
};

Html inset_text(const InsetText& inset);

}  // namespace lintel::web::components
