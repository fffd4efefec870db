#include "web/components/form_group.h"

namespace lintel::web::components {
namespace {

Html hint_with_id(Hint o, std::string id) {
  o.id = std::move(id);
  return hint(o);
}

Html error_with_id(ErrorMessage o, std::string id) {
  o.id = std::move(id);
  return error_message(o);
}

}  // namespace

Description describe(std::string_view id, const Hint& hint, const ErrorMessage& error, std::string_view described_by) {
  Description result{.ids = std::string(described_by)};
  if (!hint.text.empty()) {
    const std::string hint_id = std::string(id) + "-hint";
    result.ids = classes({result.ids, hint_id});
    result.hint = hint_with_id(hint, hint_id);
  }
  if (!error.text.empty()) {
    const std::string error_id = std::string(id) + "-error";
    result.ids = classes({result.ids, error_id});
    result.error = error_with_id(error, error_id);
  }
  return result;
}

Html form_group(const FormGroup& group, bool has_error, std::initializer_list<Child> children) {
  const std::string_view error_class = has_error ? "govuk-form-group--error" : "";
  return block("div", {{"class", classes({"govuk-form-group", error_class, group.classes})}, group.attributes},
               children);
}

Html in_fieldset(const std::optional<Fieldset>& given, std::string_view ids, std::string_view role, Html content) {
  if (!given) return content;
  Fieldset filled = *given;
  filled.described_by = ids;
  filled.role = role;
  filled.content = std::move(content);
  return fieldset(filled);
}

}  // namespace lintel::web::components
