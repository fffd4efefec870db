#pragma once

#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct Textarea {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::string value;
  int rows = 5;
  std::optional<bool> spellcheck;
  std::string autocomplete;
  bool disabled = false;
  std::string described_by;
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html textarea(const Textarea& textarea);

}  // namespace lintel::web::components
