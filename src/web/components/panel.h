#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct PanelAction {
  std::string text;
  std::string href;
  std::string type;  // "button" makes the link look like one; without href: the button's type
  std::string classes;
  Attributes attributes;
};

struct PanelActions {
  std::vector<PanelAction> items;
  std::string classes;
  Attributes attributes;
};

// The confirmation panel, or with class govuk-panel--interruption the interruption, which alone has actions.
struct Panel {
  Html title;
  Html text;
  int heading_level = 1;
  PanelActions actions;
  std::string classes;
  Attributes attributes;
};

Html panel(const Panel& panel);

}  // namespace lintel::web::components
