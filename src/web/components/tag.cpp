#include "web/components/tag.h"

namespace lintel::web::components {

Html tag(const Tag& o) {
  return block("strong", {{"class", classes({"govuk-tag", o.classes})}, o.attributes}, {o.text});
}

}  // namespace lintel::web::components
