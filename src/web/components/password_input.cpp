#include "web/components/password_input.h"

#include "web/components/button.h"
#include "web/components/input.h"

namespace lintel::web::components {
namespace {

void add_given(Attributes& attributes, std::string name, const std::string& value) {
  if (!value.empty()) attributes.add(std::move(name), value);
}

Attributes group_attributes(const PasswordInput& o) {
  Attributes all{{"data-module", "govuk-password-input"}};
  add_given(all, "data-i18n.show-password", o.show_password_text);
  add_given(all, "data-i18n.hide-password", o.hide_password_text);
  add_given(all, "data-i18n.show-password-aria-label", o.show_password_aria_label_text);
  add_given(all, "data-i18n.hide-password-aria-label", o.hide_password_aria_label_text);
  add_given(all, "data-i18n.password-shown-announcement", o.password_shown_announcement_text);
  add_given(all, "data-i18n.password-hidden-announcement", o.password_hidden_announcement_text);
  return all.add(o.form_group.attributes);
}

const std::string& or_default(const std::string& given, const std::string& otherwise) {
  return given.empty() ? otherwise : given;
}

Html toggle(const PasswordInput& o, const std::string& id) {
  return button(
      {.text = o.show_password_text.empty() ? "Show" : o.show_password_text,
       .type = "button",
       .classes = classes(
           {"govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", o.button_classes}),
       .attributes = {{"aria-controls", id},
                      {"aria-label", or_default(o.show_password_aria_label_text, "Show password")},
                      {"hidden", true}}});
}

}  // namespace

Html password_input(const PasswordInput& o) {
  const std::string& id = o.id.empty() ? o.name : o.id;
  return input({.name = o.name,
                .id = id,
                .label = o.label,
                .hint = o.hint,
                .error_message = o.error_message,
                .value = o.value,
                .type = "password",
                .autocomplete = or_default(o.autocomplete, "current-password"),
                .autocapitalize = "none",
                .spellcheck = false,
                .disabled = o.disabled,
                .described_by = o.described_by,
                .input_wrapper = {.classes = "govuk-password-input__wrapper"},
                .form_group = {.classes = classes({"govuk-password-input", o.form_group.classes}),
                               .attributes = group_attributes(o),
                               .before = o.form_group.before,
                               .after = concat({toggle(o, id), "\n", o.form_group.after})},
                .classes = classes({"govuk-password-input__input govuk-js-password-input-input", o.classes}),
                .attributes = o.attributes});
}

}  // namespace lintel::web::components
