#include "web/components/error_message.h"

namespace lintel::web::components {

Html error_message(const ErrorMessage& o) {
  Html prefix;
  if (!o.visually_hidden_text.empty())
    prefix = el("span", {{"class", "govuk-visually-hidden"}}, {o.visually_hidden_text, ":"}) + " ";
  return block("p", {{"id", unless_empty(o.id)}, {"class", classes({"govuk-error-message", o.classes})}, o.attributes},
               {prefix + o.text});
}

}  // namespace lintel::web::components
