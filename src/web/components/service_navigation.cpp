#include "web/components/service_navigation.h"

namespace lintel::web::components {
namespace {

// A strong element keeps the present item marked for those who override colours.
Html item_content(const NavigationItem& o) {
  if (!o.active && !o.current) return o.text;
  return el("strong", {{"class", "govuk-service-navigation__active-fallback"}}, {o.text});
}

std::optional<std::string_view> aria_current(const NavigationItem& o) {
  if (o.current) return "page";
  return o.active ? std::optional<std::string_view>("true") : std::nullopt;
}

Html link_or_text(const NavigationItem& o) {
  if (!o.href.empty())
    return block("a",
                 {{"class", "govuk-service-navigation__link"},
                  {"href", o.href},
                  {"aria-current", aria_current(o)},
                  o.attributes},
                 {item_content(o)});
  if (o.text.empty()) return {};
  return block("span", {{"class", "govuk-service-navigation__text"}, {"aria-current", aria_current(o)}},
               {item_content(o)});
}

Html item(const NavigationItem& o) {
  const std::string_view active = o.active || o.current ? "govuk-service-navigation__item--active" : "";
  return block("li", {{"class", classes({"govuk-service-navigation__item", active})}}, {link_or_text(o)}) + "\n";
}

Html service_name(const ServiceNavigation& o) {
  if (o.service_name.empty()) return {};
  const Html name =
      o.service_url.empty()
          ? el("span", {{"class", "govuk-service-navigation__text"}}, {o.service_name})
          : block("a", {{"href", o.service_url}, {"class", "govuk-service-navigation__link"}}, {o.service_name});
  return block("span", {{"class", "govuk-service-navigation__service-name"}}, {name});
}

// Hidden until the script shows it on a narrow screen: without scripts the list is simply open.
Html menu_button(const ServiceNavigation& o) {
  if (!o.collapse_navigation_on_mobile.value_or(o.navigation.size() > 1)) return {};
  const std::string_view label = o.menu_button_label == o.menu_button_text ? "" : std::string_view(o.menu_button_label);
  return block("button",
               {{"type", "button"},
                {"class", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle"},
                {"aria-controls", o.navigation_id},
                {"aria-label", unless_empty(label)},
                {"hidden", true},
                {"aria-hidden", "true"}},
               {o.menu_button_text});
}

Html navigation(const ServiceNavigation& o) {
  if (o.navigation.empty() && o.slots.navigation_start.empty() && o.slots.navigation_end.empty()) return {};
  Html items;
  for (const NavigationItem& each : o.navigation) items += item(each);
  const Html list = el("ul", {{"class", "govuk-service-navigation__list"}, {"id", o.navigation_id}},
                       {"\n", o.slots.navigation_start, "\n", items, o.slots.navigation_end});
  return block("nav",
               {{"aria-label", o.navigation_label.empty() ? o.menu_button_text : o.navigation_label},
                {"class", classes({"govuk-service-navigation__wrapper", o.navigation_classes})}},
               {menu_button(o), list});
}

Html inner(const ServiceNavigation& o) {
  const std::string_view inlining = o.slots.end_inline ? "govuk-service-navigation__inlining-container" : "";
  const Html container =
      block("div", {{"class", "govuk-service-navigation__container"}}, {service_name(o), navigation(o)});
  return el("div", {{"class", classes({"govuk-width-container", inlining})}},
            {"\n", o.slots.start, container, "\n", o.slots.end});
}

}  // namespace

Html service_navigation(const ServiceNavigation& o) {
  // A name or a slot makes it a landmark of its own; otherwise the nav inside is enough.
  const bool is_section = !o.service_name.empty() || !o.slots.start.empty() || !o.slots.end.empty();
  return block(is_section ? "section" : "div",
               {{"aria-label", is_section ? std::optional<std::string_view>(o.aria_label) : std::nullopt},
                {"class", classes({"govuk-service-navigation", o.classes})},
                {"data-module", "govuk-service-navigation"},
                o.attributes},
               {inner(o)});
}

}  // namespace lintel::web::components
