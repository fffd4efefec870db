#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct SelectItem {
  std::string text;
  std::optional<std::string> value;  // what is sent; the text when not given
  std::optional<bool> selected;      // overrides the match with Select::value
  bool disabled = false;
  Attributes attributes;
};

struct Select {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::vector<SelectItem> items;
  std::string value;  // the item with this value is selected; empty selects none
  bool disabled = false;
  std::string described_by;
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html select(const Select& select);

}  // namespace lintel::web::components
