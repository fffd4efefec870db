#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

enum class AlertVariant { information, success, warning, error };

struct Alert {
  AlertVariant variant = AlertVariant::information;
  std::string title;  // spoken before the text; shown only as a heading, or when there is no text
  Html text;
  bool show_title_as_heading = false;
  std::string heading_tag = "h2";
  bool dismissible = false;
  bool disable_auto_focus = false;
  std::string focus_on_dismiss_selector;
  std::string dismiss_text = "Dismiss";
  std::string role = "region";
  std::string classes;
  Attributes attributes;
};

Html alert(const Alert& alert);

}  // namespace lintel::web::components
