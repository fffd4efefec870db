#include "web/components/generic_header.h"

namespace lintel::web::components {

Html generic_header(const GenericHeader& o) {
  const Html link = block("a", {{"href", o.url}, {"class", "govuk-generic-header__homepage-link"}}, {o.logo});
  const Html logo = block("div", {{"class", "govuk-generic-header__logo"}}, {link});
  return block("div", {{"class", classes({"govuk-generic-header", o.classes})}, o.attributes},
               {block("div", {{"class", classes({"govuk-generic-header__container", o.container_classes})}}, {logo})});
}

}  // namespace lintel::web::components
