#pragma once
// What every question has around its control: the group, the hint, the error message, and the ids by which the control
// says that they describe it.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "web/components/error_message.h"
#include "web/components/fieldset.h"
#include "web/components/hint.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct FormGroup {
  std::string classes;
  Attributes attributes;
  Html before;  // straight before the control
  Html after;   // straight after it
};

struct Description {
  Html hint;
  Html error;
  std::string ids;  // for aria-describedby
};

// A hint or error without text is not there. Their ids are `id`-hint and `id`-error, after those given in
// `described_by`.
Description describe(std::string_view id, const Hint& hint, const ErrorMessage& error, std::string_view described_by);

Html form_group(const FormGroup& group, bool has_error, std::initializer_list<Child> children);

// The content in the fieldset, when there is one, described by `ids`.
Html in_fieldset(const std::optional<Fieldset>& fieldset, std::string_view ids, std::string_view role, Html content);

}  // namespace lintel::web::components
