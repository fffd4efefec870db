#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct ErrorSummaryItem {
  Html text;
  std::string href;  // "#field-id": where the mistake is
  Attributes attributes;
};

struct ErrorSummary {
  Html title = "There is a problem";
  Html description;
  std::vector<ErrorSummaryItem> error_list;
  std::optional<bool> disable_auto_focus;
  std::string classes;
  Attributes attributes;
};

Html error_summary(const ErrorSummary& summary);

}  // namespace lintel::web::components
