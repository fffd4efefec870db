#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/components/radios.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct Checkboxes {
  std::string name;
  std::string id_prefix;  // the name when empty
  std::optional<Fieldset> fieldset;
  Hint hint;
  ErrorMessage error_message;
  std::vector<Choice> items;
  std::vector<std::string> values;  // the items with these values are ticked
  std::string described_by;         // without a fieldset, each box says it
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html checkboxes(const Checkboxes& checkboxes);

}  // namespace lintel::web::components
