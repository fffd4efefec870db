#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct ErrorMessage {
  Html text;
  std::string id;  // filled in by the components that own an error message
  std::string visually_hidden_text = "Error";
  std::string classes;
  Attributes attributes;
};

Html error_message(const ErrorMessage& message);

}  // namespace lintel::web::components
