#include "web/components/breadcrumbs.h"

namespace lintel::web::components {
namespace {

Html item(const Breadcrumb& o) {
  if (o.href.empty()) return el("li", {{"class", "govuk-breadcrumbs__list-item"}, {"aria-current", "page"}}, {o.text});
  return block("li", {{"class", "govuk-breadcrumbs__list-item"}},
               {el("a", {{"class", "govuk-breadcrumbs__link"}, {"href", o.href}, o.attributes}, {o.text})});
}

}  // namespace

Html breadcrumbs(const Breadcrumbs& o) {
  Html items;
  for (const Breadcrumb& each : o.items) items += item(each) + "\n";
  const std::string_view collapse = o.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "";
  return block(
      "nav",
      {{"class", classes({"govuk-breadcrumbs", o.classes, collapse})}, o.attributes, {"aria-label", o.label_text}},
      {block("ol", {{"class", "govuk-breadcrumbs__list"}}, {items})});
}

}  // namespace lintel::web::components
