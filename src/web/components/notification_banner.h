#pragma once

#include <optional>
#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

struct NotificationBanner {
  Html text;     // one line, set as the banner's heading
  Html content;  // instead of text, when there is more to say
  bool success = false;
  Html title;  // "Important", or "Success" for a success banner, when empty
  int title_heading_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role;  // "region", or "alert" for a success banner, when empty
  std::optional<bool> disable_auto_focus;
  std::string classes;
  Attributes attributes;
};

Html notification_banner(const NotificationBanner& banner);

}  // namespace lintel::web::components
