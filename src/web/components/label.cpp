#include "web/components/label.h"

namespace lintel::web::components {

Html label(const Label& o) {
  if (o.text.empty()) return {};
  const Html element =
      block("label", {{"class", classes({"govuk-label", o.classes})}, o.attributes, {"for", unless_empty(o.for_id)}},
            {o.text});
  return o.is_page_heading ? block("h1", {{"class", "govuk-label-wrapper"}}, {element}) : element;
}

}  // namespace lintel::web::components
