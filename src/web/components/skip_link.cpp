#include "web/components/skip_link.h"

namespace lintel::web::components {

Html skip_link(const SkipLink& o) {
  return el("a",
            {{"href", o.href},
             {"class", classes({"govuk-skip-link", o.classes})},
             o.attributes,
             {"data-module", "govuk-skip-link"}},
            {o.text});
}

}  // namespace lintel::web::components
