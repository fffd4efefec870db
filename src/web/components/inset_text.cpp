#include "web/components/inset_text.h"

namespace lintel::web::components {

Html inset_text(const InsetText& o) {
  return block("div", {{"id", unless_empty(o.id)}, {"class", classes({"govuk-inset-text", o.classes})}, o.attributes},
               {o.text});
}

}  // namespace lintel::web::components
