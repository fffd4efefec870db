#include "web/components/exit_this_page.h"

#include "web/components/button.h"

namespace lintel::web::components {
namespace {

Html default_text() {
  return concat({el("span", {{"class", "govuk-visually-hidden"}}, {"Emergency"}), " Exit this page"});
}

}  // namespace

Html exit_this_page(const ExitThisPage& o) {
  const Html link =
      button({.text = o.text.empty() ? default_text() : o.text,
              .href = o.redirect_url,
              .classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
              .attributes = {{"rel", "nofollow noreferrer"}}});
  return block("div",
               {{"id", unless_empty(o.id)},
                {"class", classes({"govuk-exit-this-page", o.classes})},
                {"data-module", "govuk-exit-this-page"},
                o.attributes,
                {"data-i18n.activated", unless_empty(o.activated_text)},
                {"data-i18n.timed-out", unless_empty(o.timed_out_text)},
                {"data-i18n.press-two-more-times", unless_empty(o.press_two_more_times_text)},
                {"data-i18n.press-one-more-time", unless_empty(o.press_one_more_time_text)}},
               {link});
}

}  // namespace lintel::web::components
