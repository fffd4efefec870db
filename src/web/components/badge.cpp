#include "web/components/badge.h"

namespace lintel::web::components {

Html badge(const Badge& o) {
  return el("span", {{"class", classes({"moj-badge", o.classes})}, o.attributes}, {o.text});
}

}  // namespace lintel::web::components
