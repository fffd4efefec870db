#include "web/components/input.h"

namespace lintel::web::components {
namespace {

Html control(const Input& o, std::string_view id, std::string_view described_by) {
  const std::string_view error_class = o.error_message.text.empty() ? "" : "govuk-input--error";
  return el("input", {{"class", classes({"govuk-input", o.classes, error_class})},
                      {"id", id},
                      {"name", o.name},
                      {"type", o.type.empty() ? "text" : o.type},
                      {"spellcheck", true_or_false(o.spellcheck)},
                      {"value", o.value},
                      {"disabled", o.disabled},
                      {"aria-describedby", unless_empty(described_by)},
                      {"autocomplete", unless_empty(o.autocomplete)},
                      {"autocapitalize", unless_empty(o.autocapitalize)},
                      {"pattern", unless_empty(o.pattern)},
                      {"inputmode", unless_empty(o.inputmode)},
                      o.attributes});
}

Html affix(const Affix& o, std::string_view side) {
  if (o.text.empty()) return {};
  const std::string side_class = "govuk-input__" + std::string(side);
  return el("div", {{"class", classes({side_class, o.classes})}, {"aria-hidden", "true"}, o.attributes}, {o.text});
}

bool stands_alone(const Input& o) {
  return o.prefix.text.empty() && o.suffix.text.empty() && o.form_group.before.empty() && o.form_group.after.empty();
}

Html wrapped(const Input& o, const Html& control) {
  if (stands_alone(o)) return control;
  return block(
      "div", {{"class", classes({"govuk-input__wrapper", o.input_wrapper.classes})}, o.input_wrapper.attributes},
      {o.form_group.before, affix(o.prefix, "prefix"), control, affix(o.suffix, "suffix"), o.form_group.after});
}

}  // namespace

Html input(const Input& o) {
  const std::string& id = o.id.empty() ? o.name : o.id;
  Label own_label = o.label;
  own_label.for_id = id;
  const Description description = describe(id, o.hint, o.error_message, o.described_by);
  return form_group(
      o.form_group, !o.error_message.text.empty(),
      {label(own_label), description.hint, description.error, wrapped(o, control(o, id, description.ids))});
}

}  // namespace lintel::web::components
