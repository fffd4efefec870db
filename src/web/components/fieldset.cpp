#include "web/components/fieldset.h"

namespace lintel::web::components {
namespace {

Html legend(const Legend& o) {
  if (o.text.empty()) return {};
  const Html heading = o.is_page_heading ? block("h1", {{"class", "govuk-fieldset__heading"}}, {o.text}) : o.text;
  return block("legend", {{"class", classes({"govuk-fieldset__legend", o.classes})}}, {heading});
}

}  // namespace

Html fieldset(const Fieldset& o) {
  return block("fieldset",
               {{"class", classes({"govuk-fieldset", o.classes})},
                {"role", unless_empty(o.role)},
                {"aria-describedby", unless_empty(o.described_by)},
                o.attributes},
               {legend(o.legend), o.content});
}

}  // namespace lintel::web::components
