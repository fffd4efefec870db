#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct WarningText {
  Html text;
  std::string icon_fallback_text = "Warning";
  std::string classes;
  Attributes attributes;
};

Html warning_text(const WarningText& warning);

}  // namespace lintel::web::components
