#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/components/form_group.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct DateInputItem {
  std::string name;  // "day", "month" and "year" are known: label and width follow from it
  std::string label;
  std::optional<std::string> value;
  std::optional<bool> error;  // whether this box is the wrong one; when none says so, an error marks all
  std::string id;
  std::string inputmode = "numeric";
  std::string autocomplete;
  std::string pattern;
  std::string classes;
  Attributes attributes;
};

struct DateInput {
  std::string id;
  std::string name_prefix;  // the boxes are called prefix-day, prefix-month and prefix-year
  std::optional<Fieldset> fieldset;
  Hint hint;
  ErrorMessage error_message;
  std::map<std::string, std::string> values;  // by the full name of the box
  std::optional<DateInputItem> day, month, year;
  std::vector<DateInputItem> items;  // instead of day, month and year
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html date_input(const DateInput& input);

}  // namespace lintel::web::components
