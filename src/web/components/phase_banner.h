#pragma once

#include <string>

#include "web/components/tag.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct PhaseBanner {
  Html text;
  Tag tag;  // its text and classes
  std::string classes;
  Attributes attributes;
};

Html phase_banner(const PhaseBanner& banner);

}  // namespace lintel::web::components
