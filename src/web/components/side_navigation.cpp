#include "web/components/side_navigation.h"

namespace lintel::web::components {
namespace {

Html item(const NavigationLink& o) {
  const auto current = o.active ? std::optional<std::string_view>("location") : std::nullopt;
  const std::string_view active = o.active ? "moj-side-navigation__item--active" : "";
  return block("li", {{"class", classes({"moj-side-navigation__item", active})}, o.attributes},
               {el("a", {{"href", o.href}, {"aria-current", current}}, {o.text})}) +
         "\n";
}

Html list(const std::vector<NavigationLink>& links) {
  Html items;
  for (const NavigationLink& each : links) items += item(each);
  return block("ul", {{"class", "moj-side-navigation__list"}}, {items});
}

Html section(const SideNavigationSection& o) {
  const Html heading =
      el("h" + std::to_string(o.heading_level),
         {{"class", classes({"moj-side-navigation__title", o.heading_classes})}, o.heading_attributes}, {o.heading});
  return concat({heading, "\n", list(o.items), "\n"});
}

}  // namespace

Html side_navigation(const SideNavigation& o) {
  Html content;
  for (const SideNavigationSection& each : o.sections) content += section(each);
  return block(
      "nav",
      {{"class", classes({"moj-side-navigation", o.classes})}, {"aria-label", unless_empty(o.label)}, o.attributes},
      {o.sections.empty() ? list(o.items) : content});
}

}  // namespace lintel::web::components
