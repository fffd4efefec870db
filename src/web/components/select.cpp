#include "web/components/select.h"

namespace lintel::web::components {
namespace {

bool is_selected(const SelectItem& item, const std::string& value) {
  if (item.selected) return *item.selected;
  return !value.empty() && item.value.value_or(item.text) == value;
}

Html option(const SelectItem& item, const std::string& value) {
  return el(
      "option",
      {{"value", item.value}, {"selected", is_selected(item, value)}, {"disabled", item.disabled}, item.attributes},
      {item.text});
}

Html control(const Select& o, std::string_view id, std::string_view described_by) {
  Html options;
  for (const SelectItem& item : o.items) options += option(item, o.value) + "\n";
  const std::string_view error_class = o.error_message.text.empty() ? "" : "govuk-select--error";
  return block("select",
               {{"class", classes({"govuk-select", o.classes, error_class})},
                {"id", id},
                {"name", o.name},
                {"disabled", o.disabled},
                {"aria-describedby", unless_empty(described_by)},
                o.attributes},
               {options});
}

}  // namespace

Html select(const Select& o) {
  const std::string& id = o.id.empty() ? o.name : o.id;
  Label own_label = o.label;
  own_label.for_id = id;
  const Description description = describe(id, o.hint, o.error_message, o.described_by);
  return form_group(o.form_group, !o.error_message.text.empty(),
                    {label(own_label), description.hint, description.error, o.form_group.before,
                     control(o, id, description.ids), o.form_group.after});
}

}  // namespace lintel::web::components
