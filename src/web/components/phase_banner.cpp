#include "web/components/phase_banner.h"

namespace lintel::web::components {

Html phase_banner(const PhaseBanner& o) {
  const Html phase = tag({.text = o.tag.text, .classes = classes({"govuk-phase-banner__content__tag", o.tag.classes})});
  const Html content = block("p", {{"class", "govuk-phase-banner__content"}},
                             {phase, block("span", {{"class", "govuk-phase-banner__text"}}, {o.text})});
  return block("div", {{"class", classes({"govuk-phase-banner govuk-width-container", o.classes})}, o.attributes},
               {content});
}

}  // namespace lintel::web::components
