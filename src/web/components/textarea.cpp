#include "web/components/textarea.h"

namespace lintel::web::components {
namespace {

// Browsers drop a line break straight after the start tag; a second one keeps what was typed.
std::string_view guard_for(std::string_view value) {
  return value.starts_with('\n') || value.starts_with('\r') ? "\n" : "";
}

Html control(const Textarea& o, std::string_view id, std::string_view described_by) {
  const std::string_view error_class = o.error_message.text.empty() ? "" : "govuk-textarea--error";
  return el("textarea",
            {{"class", classes({"govuk-textarea", error_class, o.classes})},
             {"id", id},
             {"name", o.name},
             {"rows", std::to_string(o.rows)},
             {"spellcheck", true_or_false(o.spellcheck)},
             {"disabled", o.disabled},
             {"aria-describedby", unless_empty(described_by)},
             {"autocomplete", unless_empty(o.autocomplete)},
             o.attributes},
            {guard_for(o.value), o.value});
}

}  // namespace

Html textarea(const Textarea& o) {
  const std::string& id = o.id.empty() ? o.name : o.id;
  Label own_label = o.label;
  own_label.for_id = id;
  const Description description = describe(id, o.hint, o.error_message, o.described_by);
  return form_group(o.form_group, !o.error_message.text.empty(),
                    {label(own_label), description.hint, description.error, o.form_group.before,
                     control(o, id, description.ids), o.form_group.after});
}

}  // namespace lintel::web::components
