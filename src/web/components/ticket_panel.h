#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct TicketPanelItem {
  Html content;
  std::string classes;  // "moj-ticket-panel__content--blue" ...
  Attributes attributes;
};

struct TicketPanel {
  std::vector<TicketPanelItem> items;
  std::string classes;
  Attributes attributes;
};

Html ticket_panel(const TicketPanel& panel);

}  // namespace lintel::web::components
