#include "web/components/button.h"

namespace lintel::web::components {
namespace {

Html start_icon() {
  return trusted(
      "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" "
      "viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">\n"
      "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/>\n</svg>");
}

// A start button is a flexbox, in which the spaces between elements would vanish.
Html content(const Button& o) {
  const bool has_elements = o.text.markup().find('<') != std::string::npos;
  return o.is_start_button && has_elements ? el("span", {}, {o.text}) : o.text;
}

Html link(const Button& o, std::string_view class_names, const Html& icon) {
  return block("a",
               {{"href", o.href},
                {"role", "button"},
                {"draggable", "false"},
                {"class", class_names},
                {"data-module", "govuk-button"},
                o.attributes,
                {"id", unless_empty(o.id)}},
               {content(o), icon});
}

}  // namespace

Html button(const Button& o) {
  const std::string class_names = classes({"govuk-button", o.classes, o.is_start_button ? "govuk-button--start" : ""});
  const Html icon = o.is_start_button ? start_icon() : Html();
  if (!o.href.empty()) return link(o, class_names, icon);
  return block("button",
               {{"type", o.type.empty() ? "submit" : o.type},
                {"value", o.value},
                {"name", unless_empty(o.name)},
                {"disabled", o.disabled},
                {"aria-disabled", o.disabled ? std::optional<std::string_view>("true") : std::nullopt},
                {"data-prevent-double-click", true_or_false(o.prevent_double_click)},
                {"class", class_names},
                {"data-module", "govuk-button"},
                o.attributes,
                {"id", unless_empty(o.id)}},
               {content(o), icon});
}

Html secondary_button(Html text, std::string name, std::string value) {
  return button({.text = std::move(text),
                 .name = std::move(name),
                 .value = std::move(value),
                 .classes = "govuk-button--secondary"});
}

Html link_button(Html text, std::string href, std::string classes) {
  return button({.text = std::move(text), .href = std::move(href), .classes = std::move(classes)});
}

}  // namespace lintel::web::components
