#include "web/components/back_link.h"

namespace lintel::web::components {

Html back_link(const BackLink& o) {
  return el("a", {{"href", o.href}, {"class", classes({"govuk-back-link", o.classes})}, o.attributes}, {o.text});
}

}  // namespace lintel::web::components
