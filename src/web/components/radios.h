#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

// One choice of radios or checkboxes.
struct Choice {
  Html text;
  std::string value;
  Hint hint;
  std::optional<bool> checked;  // overrides the match with the value or values of the question
  Html conditional;             // shown while this choice is the chosen one; always shown without scripts
  bool disabled = false;
  std::string divider;    // when given, this item is only the word between two choices ("or")
  std::string name;       // checkboxes only: overrides the question's name
  std::string behaviour;  // checkboxes only: "exclusive" unticks the others
  std::string id;         // default: the id prefix, then -2, -3 ...
  Label label;            // its classes and attributes only
  Attributes attributes;
};

struct Radios {
  std::string name;
  std::string id_prefix;  // the name when empty
  std::optional<Fieldset> fieldset;
  Hint hint;
  ErrorMessage error_message;
  std::vector<Choice> items;
  std::string value;  // the item with this value is checked; empty checks none
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html radios(const Radios& radios);

}  // namespace lintel::web::components
