#include "web/components/character_count.h"

namespace lintel::web::components {
namespace {

std::string type_of_count(const CharacterCount& o) {
  if (!o.count_type.empty()) return o.count_type;
  return o.maxwords.empty() ? "" : "words";
}

const std::string& limit(const CharacterCount& o) {
  return o.maxwords.empty() ? o.maxlength : o.maxwords;
}

std::string with_count(std::string text, const std::string& count) {
  static constexpr std::string_view mark = "%{count}";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + count.size()))
    text.replace(at, mark.size(), count);
  return text;
}

std::string description_text(const CharacterCount& o) {
  if (limit(o).empty()) return "";
  if (!o.textarea_description_text.empty()) return with_count(o.textarea_description_text, limit(o));
  return "You can enter up to " + limit(o) + (type_of_count(o) == "words" ? " words" : " characters");
}

void add_given(Attributes& attributes, std::string name, const std::string& value) {
  if (!value.empty()) attributes.add(std::move(name), value);
}

void add_given(Attributes& attributes, const std::string& key, const PluralTexts& texts) {
  for (const auto& [plural, text] : texts) attributes.add("data-i18n." + key + "." + plural, text);
}

Attributes group_attributes(const CharacterCount& o) {
  Attributes all{{"data-module", "govuk-character-count"}};
  add_given(all, "data-maxlength", o.maxlength);
  add_given(all, "data-maxwords", o.maxwords);
  add_given(all, "data-threshold", o.threshold);
  add_given(all, "data-count-type", type_of_count(o));
  if (limit(o).empty()) add_given(all, "data-i18n.textarea-description.other", o.textarea_description_text);
  add_given(all, "characters-under-limit", o.characters_under_limit_text);
  add_given(all, "data-i18n.characters-at-limit", o.characters_at_limit_text);
  add_given(all, "characters-over-limit", o.characters_over_limit_text);
  add_given(all, "words-under-limit", o.words_under_limit_text);
  add_given(all, "data-i18n.words-at-limit", o.words_at_limit_text);
  add_given(all, "words-over-limit", o.words_over_limit_text);
  return all.add(o.form_group.attributes);
}

}  // namespace

Html character_count(const CharacterCount& o) {
  const std::string& id = o.id.empty() ? o.name : o.id;
  const Html message = hint({.text = description_text(o),
                             .id = id + "-info",
                             .classes = classes({"govuk-character-count__message", o.count_message_classes})});
  return textarea({.name = o.name,
                   .id = id,
                   .label = o.label,
                   .hint = o.hint,
                   .error_message = o.error_message,
                   .value = o.value,
                   .rows = o.rows,
                   .spellcheck = o.spellcheck,
                   .described_by = id + "-info",
                   .form_group = {.classes = classes({"govuk-character-count", o.form_group.classes}),
                                  .attributes = group_attributes(o),
                                  .before = o.form_group.before,
                                  .after = concat({message, "\n", o.form_group.after})},
                   .classes = classes({"govuk-js-character-count", o.classes}),
                   .attributes = o.attributes});
}

}  // namespace lintel::web::components
