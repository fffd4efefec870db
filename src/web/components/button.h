#pragma once

#include <optional>
#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct Button {
  Html text;
  std::string name;
  std::optional<std::string> value;
  std::string type = "submit";
  std::string href;  // when given, a link that looks like a button
  bool disabled = false;
  std::optional<bool> prevent_double_click;
  bool is_start_button = false;
  std::string id;
  std::string classes;
  Attributes attributes;
};

Html button(const Button& button);

inline Html button(const char* text) {
  return button(Button{.text = text});
}
Html secondary_button(Html text, std::string name, std::string value);
Html link_button(Html text, std::string href, std::string classes = "");

}  // namespace lintel::web::components
