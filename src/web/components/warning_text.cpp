#include "web/components/warning_text.h"

namespace lintel::web::components {

Html warning_text(const WarningText& o) {
  return block("div", {{"class", classes({"govuk-warning-text", o.classes})}, o.attributes},
               {el("span", {{"class", "govuk-warning-text__icon"}, {"aria-hidden", "true"}}, {"!"}),
                block("strong", {{"class", "govuk-warning-text__text"}},
                      {el("span", {{"class", "govuk-visually-hidden"}}, {o.icon_fallback_text}), o.text})});
}

}  // namespace lintel::web::components
