#include "web/components/checkboxes.h"

#include <algorithm>

#include "web/components/choice.h"

namespace lintel::web::components {
namespace {

bool is_checked(const Choice& item, const std::vector<std::string>& values) {
  if (item.checked) return *item.checked;
  return std::ranges::find(values, item.value) != values.end();
}

Html items(const Checkboxes& o, const std::string& id_prefix, const std::string& described_by) {
  Html all;
  std::size_t number = 0;
  for (const Choice& item : o.items)
    all += choice({.component = "govuk-checkboxes",
                   .type = "checkbox",
                   .id = choice_id(item, id_prefix, ++number),
                   .name = item.name.empty() ? o.name : item.name,
                   .checked = is_checked(item, o.values),
                   .described_by = o.fieldset ? "" : described_by},
                  item);
  return all;
}

const std::string& described_by(const Checkboxes& o) {
  return o.fieldset && !o.fieldset->described_by.empty() ? o.fieldset->described_by : o.described_by;
}

}  // namespace

Html checkboxes(const Checkboxes& o) {
  const std::string& id_prefix = o.id_prefix.empty() ? o.name : o.id_prefix;
  const Description description = describe(id_prefix, o.hint, o.error_message, described_by(o));
  const Html group = block(
      "div", {{"class", classes({"govuk-checkboxes", o.classes})}, o.attributes, {"data-module", "govuk-checkboxes"}},
      {o.form_group.before, items(o, id_prefix, description.ids), o.form_group.after});
  Html content = concat({description.hint, "\n", description.error, "\n", group});
  return form_group(o.form_group, !o.error_message.text.empty(),
                    {in_fieldset(o.fieldset, description.ids, "", std::move(content))});
}

}  // namespace lintel::web::components
