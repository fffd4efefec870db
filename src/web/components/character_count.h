#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/components/textarea.h"
#include "web/html/html.h"

namespace lintel::web::components {

// A message per plural form: {{"one", "..."}, {"other", "... %{count} ..."}}.
using PluralTexts = std::vector<std::pair<std::string, std::string>>;

// A textarea that says how much more may be typed. It only counts; the limit itself is checked on the server.
struct CharacterCount {
  std::string name;
  std::string id;  // the name when empty
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::string value;
  std::string maxlength;
  std::string maxwords;
  std::string threshold;  // percent of the limit at which the count appears
  std::string count_type;
  int rows = 5;
  std::optional<bool> spellcheck;
  std::string textarea_description_text;
  PluralTexts characters_under_limit_text;
  std::string characters_at_limit_text;
  PluralTexts characters_over_limit_text;
  PluralTexts words_under_limit_text;
  std::string words_at_limit_text;
  PluralTexts words_over_limit_text;
  std::string count_message_classes;
  FormGroup form_group;
  std::string classes;
  Attributes attributes;
};

Html character_count(const CharacterCount& count);

}  // namespace lintel::web::components
