#include "web/components/primary_navigation.h"

namespace lintel::web::components {
namespace {

Html item(const NavigationLink& o) {
  const auto current = o.active ? std::optional<std::string_view>("page") : std::nullopt;
  return block(
             "li", {{"class", "moj-primary-navigation__item"}},
             {el("a",
                 {{"class", "moj-primary-navigation__link"}, {"aria-current", current}, {"href", o.href}, o.attributes},
                 {o.text})}) +
         "\n";
}

Html navigation(const PrimaryNavigation& o) {
  Html items;
  for (const NavigationLink& each : o.items) items += item(each);
  return block(
      "nav",
      {{"class", classes({"moj-primary-navigation", o.classes})}, {"aria-label", unless_empty(o.label)}, o.attributes},
      {block("ul", {{"class", "moj-primary-navigation__list"}}, {items})});
}

}  // namespace

Html primary_navigation(const PrimaryNavigation& o) {
  const Html search = o.search.empty()
                          ? Html()
                          : concat({"\n", el("div", {{"class", "moj-primary-navigation__search"}}, {o.search}), "\n"});
  const Html container = el("div", {{"class", "moj-primary-navigation__container"}},
                            {"\n", block("div", {{"class", "moj-primary-navigation__nav"}}, {navigation(o)}), search});
  return block("div", {{"class", classes({"moj-primary-navigation", o.container_classes})}}, {container});
}

}  // namespace lintel::web::components
