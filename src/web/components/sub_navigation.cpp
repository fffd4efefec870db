#include "web/components/sub_navigation.h"

namespace lintel::web::components {
namespace {

Html item(const NavigationLink& o) {
  const auto current = o.active ? std::optional<std::string_view>("page") : std::nullopt;
  const Html link =
      el("a", {{"class", "moj-sub-navigation__link"}, {"aria-current", current}, {"href", o.href}, o.attributes},
         {o.text});
  return block("li", {{"class", classes({"moj-sub-navigation__item", o.classes})}}, {link}) + "\n";
}

}  // namespace

Html sub_navigation(const SubNavigation& o) {
  Html items;
  for (const NavigationLink& each : o.items) items += item(each);
  return block("nav", {{"class", classes({"moj-sub-navigation", o.classes})}, {"aria-label", o.label}, o.attributes},
               {block("ul", {{"class", "moj-sub-navigation__list"}}, {items})});
}

}  // namespace lintel::web::components
