#include "web/components/notification_banner.h"

namespace lintel::web::components {
namespace {

std::string_view role(const NotificationBanner& o) {
  if (!o.role.empty()) return o.role;
  return o.success ? "alert" : "region";
}

Html title(const NotificationBanner& o) {
  const Html text = !o.title.empty() ? o.title : o.success ? Html("Success") : Html("Important");
  return block("h" + std::to_string(o.title_heading_level),
               {{"class", "govuk-notification-banner__title"}, {"id", o.title_id}}, {text});
}

Html content(const NotificationBanner& o) {
  if (!o.content.empty() || o.text.empty()) return o.content;
  return block("p", {{"class", "govuk-notification-banner__heading"}}, {o.text});
}

}  // namespace

Html notification_banner(const NotificationBanner& o) {
  return block("div",
               {{"class", classes({"govuk-notification-banner", o.success ? "govuk-notification-banner--success" : "",
                                   o.classes})},
                {"role", role(o)},
                {"aria-labelledby", o.title_id},
                {"data-module", "govuk-notification-banner"},
                {"data-disable-auto-focus", true_or_false(o.disable_auto_focus)},
                o.attributes},
               {block("div", {{"class", "govuk-notification-banner__header"}}, {title(o)}),
                block("div", {{"class", "govuk-notification-banner__content"}}, {content(o)})});
}

}  // namespace lintel::web::components
