#include "web/components/page_header_actions.h"

namespace lintel::web::components {
namespace {

Html actions(const std::vector<Button>& buttons) {
  if (buttons.empty()) return {};
  Html all;
  for (const Button& each : buttons) all += button(each) + "\n";
  return block("div", {{"class", "moj-page-header-actions__actions"}},
               {block("div", {{"class", "moj-button-group moj-button-group--inline"}}, {all})});
}

}  // namespace

Html page_header_actions(const PageHeaderActions& o) {
  const Html heading = el("h" + std::to_string(o.heading_level), {{"class", o.heading_classes}}, {o.heading});
  return block("div", {{"class", classes({"moj-page-header-actions", o.classes})}, o.attributes},
               {block("div", {{"class", "moj-page-header-actions__title"}}, {heading}), actions(o.items)});
}

}  // namespace lintel::web::components
