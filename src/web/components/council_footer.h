#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct FooterLink {
  Html text;
  std::string href;
};

// The foot of every page. Our own: a council's service must not carry the crown, the crest, or Crown copyright.
struct CouncilFooter {
  std::vector<FooterLink> links;
  Html text;  // whose service this is
};

Html council_footer(const CouncilFooter& footer);

}  // namespace lintel::web::components
