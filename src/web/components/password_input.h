#pragma once

#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct PasswordInput {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::optional<std::string> value;
  std::string autocomplete = "current-password";
  bool disabled = false;
  std::string described_by;
  std::string show_password_text;
  std::string hide_password_text;
  std::string show_password_aria_label_text;
  std::string hide_password_aria_label_text;
  std::string password_shown_announcement_text;
  std::string password_hidden_announcement_text;
  std::string button_classes;
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html password_input(const PasswordInput& input);

}  // namespace lintel::web::components
