#include "web/components/details.h"

namespace lintel::web::components {

Html details(const Details& o) {
  const Html summary = block("span", {{"class", "govuk-details__summary-text"}}, {o.summary});
  return block(
      "details",
      {{"id", unless_empty(o.id)}, {"class", classes({"govuk-details", o.classes})}, o.attributes, {"open", o.open}},
      {block("summary", {{"class", "govuk-details__summary"}}, {summary}),
       block("div", {{"class", "govuk-details__text"}}, {o.text})});
}

}  // namespace lintel::web::components
