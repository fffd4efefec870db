#pragma once

#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

// A date near today, typed as 17/5/2026 or picked with a script. Never for a birth date: use date_input.
struct DatePicker {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::optional<std::string> value;
  std::string min_date;
  std::string max_date;
  std::string excluded_dates;
  std::string excluded_days;
  std::optional<bool> leading_zeros;
  std::string week_start_day;
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html date_picker(const DatePicker& picker);

}  // namespace lintel::web::components
