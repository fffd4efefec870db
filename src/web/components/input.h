#pragma once

#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct Affix {
  Html text;
  std::string classes;
  Attributes attributes;
};

struct InputWrapper {
  std::string classes;
  Attributes attributes;
};

struct Input {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::optional<std::string> value;
  std::string type = "text";
  std::string inputmode;
  std::string autocomplete;
  std::string autocapitalize;
  std::string pattern;
  std::optional<bool> spellcheck;
  bool disabled = false;
  std::string described_by;
  Affix prefix;
  Affix suffix;
  InputWrapper input_wrapper;  // around the control when it has a prefix, suffix or content beside it
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html input(const Input& input);

}  // namespace lintel::web::components
