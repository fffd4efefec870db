#include "web/components/hint.h"

namespace lintel::web::components {

Html hint(const Hint& o) {
  return block("div", {{"id", unless_empty(o.id)}, {"class", classes({"govuk-hint", o.classes})}, o.attributes},
               {o.text});
}

}  // namespace lintel::web::components
