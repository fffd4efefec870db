#include "web/components/radios.h"

#include "web/components/choice.h"

namespace lintel::web::components {
namespace {

bool is_checked(const Choice& item, const std::string& value) {
  if (item.checked) return *item.checked;
  return !value.empty() && item.value == value;
}

Html items(const Radios& o, const std::string& id_prefix) {
  Html all;
  std::size_t number = 0;
  for (const Choice& item : o.items)
    all += choice({.component = "govuk-radios",
                   .type = "radio",
                   .id = choice_id(item, id_prefix, ++number),
                   .name = o.name,
                   .checked = is_checked(item, o.value)},
                  item);
  return all;
}

}  // namespace

Html radios(const Radios& o) {
  const std::string& id_prefix = o.id_prefix.empty() ? o.name : o.id_prefix;
  const Description description =
      describe(id_prefix, o.hint, o.error_message, o.fieldset ? std::string_view(o.fieldset->described_by) : "");
  const Html group =
      block("div", {{"class", classes({"govuk-radios", o.classes})}, o.attributes, {"data-module", "govuk-radios"}},
            {o.form_group.before, items(o, id_prefix), o.form_group.after});
  Html content = concat({description.hint, "\n", description.error, "\n", group});
  return form_group(o.form_group, !o.error_message.text.empty(),
                    {in_fieldset(o.fieldset, description.ids, "", std::move(content))});
}

}  // namespace lintel::web::components
