#include "web/components/filter.h"

#include "web/components/button.h"

namespace lintel::web::components {
namespace {

Html heading(const Html& text) {
  return el("h2", {{"class", "govuk-heading-m"}}, {text});
}

Html tag_link(const FilterTag& o) {
  const Html link = el("a", {{"class", "moj-filter__tag"}, {"href", o.href}},
                       {el("span", {{"class", "govuk-visually-hidden"}}, {"Remove this filter"}), " ", o.text});
  return el("li", {}, {link}) + "\n";
}

Html category(const FilterCategory& o) {
  Html tags;
  for (const FilterTag& each : o.items) tags += tag_link(each);
  return concat({el("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-0"}}, {o.heading}), "\n",
                 block("ul", {{"class", "moj-filter-tags"}}, {tags}), "\n"});
}

Html selected(const SelectedFilters& o) {
  const Html clear =
      el("a", {{"class", "govuk-link govuk-link--no-visited-state"}, {"href", o.clear_href}}, {o.clear_text});
  const Html top = block("div", {{"class", "moj-filter__selected-heading"}},
                         {block("div", {{"class", "moj-filter__heading-title"}}, {heading(o.heading)}),
                          block("div", {{"class", "moj-filter__heading-action"}}, {el("p", {}, {clear})})});
  Html categories;
  for (const FilterCategory& each : o.categories) categories += category(each);
  return block("div", {{"class", "moj-filter__selected"}}, {top, categories});
}

}  // namespace

Html filter(const Filter& o) {
  const Html header = block("div", {{"class", "moj-filter__header"}},
                            {block("div", {{"class", "moj-filter__header-title"}}, {heading(o.heading)}),
                             block("div", {{"class", "moj-filter__header-action"}}, {})});
  const Html submit = button({.text = o.submit_text, .attributes = o.submit_attributes});
  const Html content = block("div", {{"class", "moj-filter__content"}},
                             {o.selected ? selected(*o.selected) : Html(),
                              block("div", {{"class", "moj-filter__options"}}, {submit, o.options})});
  return block("div", {{"class", "moj-filter"}, {"data-module", "moj-filter"}, o.attributes}, {header, content});
}

}  // namespace lintel::web::components
