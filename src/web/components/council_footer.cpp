#include "web/components/council_footer.h"

namespace lintel::web::components {
namespace {

Html link(const FooterLink& o) {
  return block("li", {{"class", "govuk-footer__inline-list-item"}},
               {el("a", {{"class", "govuk-footer__link"}, {"href", o.href}}, {o.text})}) +
         "\n";
}

Html links(const std::vector<FooterLink>& given) {
  if (given.empty()) return {};
  Html all;
  for (const FooterLink& each : given) all += link(each);
  return concat({el("h2", {{"class", "govuk-visually-hidden"}}, {"Support links"}), "\n",
                 block("ul", {{"class", "govuk-footer__inline-list"}}, {all})});
}

}  // namespace

Html council_footer(const CouncilFooter& o) {
  const Html text = o.text.empty() ? Html() : el("div", {{"class", "govuk-footer__meta-custom"}}, {o.text});
  const Html item =
      block("div", {{"class", "govuk-footer__meta-item govuk-footer__meta-item--grow"}}, {links(o.links), text});
  const Html meta = block("div", {{"class", "govuk-footer__meta"}}, {item});
  return block("div", {{"class", "govuk-footer lintel-footer"}},
               {block("div", {{"class", "govuk-width-container"}}, {meta})});
}

}  // namespace lintel::web::components
