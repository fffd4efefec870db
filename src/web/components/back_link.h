#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct BackLink {
  Html text = "Back";
  std::string href = "#";
  std::string classes;
  Attributes attributes;
};

Html back_link(const BackLink& link);

}  // namespace lintel::web::components
