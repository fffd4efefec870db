#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct SkipLink {
  Html text;
  std::string href = "#content";
  std::string classes;
  Attributes attributes;
};

Html skip_link(const SkipLink& link);

}  // namespace lintel::web::components
