#include "web/components/ticket_panel.h"

namespace lintel::web::components {
namespace {

Html item(const TicketPanelItem& o) {
  return el("section", {{"class", classes({"moj-ticket-panel__content", o.classes})}, o.attributes}, {o.content}) +
         "\n";
}

}  // namespace

Html ticket_panel(const TicketPanel& o) {
  Html items;
  for (const TicketPanelItem& each : o.items) items += item(each);
  return block("article", {{"class", classes({"moj-ticket-panel", o.classes})}, o.attributes}, {items});
}

}  // namespace lintel::web::components
