#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct GenericHeader {
  Html logo;
  std::string url = "/";
  std::string container_classes = "govuk-width-container";
  std::string classes;
  Attributes attributes;
};

Html generic_header(const GenericHeader& header);

}  // namespace lintel::web::components
