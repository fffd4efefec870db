#include "web/components/identity_bar.h"

namespace lintel::web::components {
namespace {

Html actions(const std::vector<ButtonMenu>& menus) {
  if (menus.empty()) return {};
  Html all;
  for (const ButtonMenu& each : menus)
    all += block("div", {{"class", "moj-identity-bar__menu"}}, {button_menu(each)}) + "\n";
  return block("div", {{"class", "moj-identity-bar__actions"}}, {all});
}

}  // namespace

Html identity_bar(const IdentityBar& o) {
  const Html title = o.title.empty() ? Html() : el("span", {{"class", "moj-identity-bar__title"}}, {o.title});
  return block("div", {{"class", classes({"moj-identity-bar", o.classes})}, o.attributes},
               {block("div", {{"class", "moj-identity-bar__container"}},
                      {block("div", {{"class", "moj-identity-bar__details"}}, {title}), actions(o.menus)})});
}

}  // namespace lintel::web::components
