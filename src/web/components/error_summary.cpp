#include "web/components/error_summary.h"

namespace lintel::web::components {
namespace {

Html item(const ErrorSummaryItem& o) {
  const Html content = o.href.empty() ? o.text : el("a", {{"href", o.href}, o.attributes}, {o.text});
  return block("li", {}, {content});
}

Html list(const std::vector<ErrorSummaryItem>& items) {
  if (items.empty()) return {};
  Html all;
  for (const ErrorSummaryItem& each : items) all += item(each) + "\n";
  return block("ul", {{"class", "govuk-list govuk-error-summary__list"}}, {all});
}

}  // namespace

Html error_summary(const ErrorSummary& o) {
  const Html description = o.description.empty() ? Html() : block("p", {}, {o.description});
  const Html body = block("div", {{"class", "govuk-error-summary__body"}}, {description, list(o.error_list)});
  const Html title = block("h2", {{"class", "govuk-error-summary__title"}}, {o.title});
  return block("div",
               {{"class", classes({"govuk-error-summary", o.classes})},
                {"data-disable-auto-focus", true_or_false(o.disable_auto_focus)},
                o.attributes,
                {"data-module", "govuk-error-summary"}},
               {block("div", {{"role", "alert"}}, {title, body})});
}

}  // namespace lintel::web::components
