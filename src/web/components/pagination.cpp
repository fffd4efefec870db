#include "web/components/pagination.h"

namespace lintel::web::components {
namespace {

Html previous_arrow() {
  return trusted(
      "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" "
      "height=\"13\" "
      "width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">\n<path "
      "d=\"m6.5938-0.0078125-6.7266 "
      "6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path>\n</svg>");
}

Html next_arrow() {
  return trusted(
      "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" "
      "height=\"13\" "
      "width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">\n<path d=\"m8.107-0.0078125-1.4136 "
      "1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path>\n</svg>");
}

bool is_block_level(const Pagination& o) {
  return o.items.empty() && (o.previous || o.next);
}

Html default_text(std::string_view word) {
  return concat({word, el("span", {{"class", "govuk-visually-hidden"}}, {" page"})});
}

Html label(const PaginationLink& link) {
  return concat({el("span", {{"class", "govuk-visually-hidden"}}, {":"}), "\n",
                 el("span", {{"class", "govuk-pagination__link-label"}}, {link.label_text})});
}

Html arrow_link(const PaginationLink& link, bool is_next, bool block_level) {
  const Html text = !link.text.empty() ? link.text : default_text(is_next ? "Next" : "Previous");
  const bool decorated = block_level && link.label_text.empty();
  const Html title =
      block("span",
            {{"class",
              classes({"govuk-pagination__link-title", decorated ? "govuk-pagination__link-title--decorated" : ""})}},
            {text});
  const Html arrow = is_next ? next_arrow() : previous_arrow();
  const bool arrow_first = block_level || !is_next;
  const std::string_view type = is_next ? "next" : "prev";
  const Html anchor =
      block("a", {{"class", "govuk-link govuk-pagination__link"}, {"href", link.href}, {"rel", type}, link.attributes},
            {arrow_first ? arrow : Html(), title, block_level && !decorated ? label(link) : Html(),
             arrow_first ? Html() : arrow});
  return block("div", {{"class", "govuk-pagination__" + std::string(type)}}, {anchor});
}

Html arrow_link(const std::optional<PaginationLink>& link, bool is_next, bool block_level) {
  return link && !link->href.empty() ? arrow_link(*link, is_next, block_level) : Html();
}

Html page_link(const PaginationItem& o) {
  return block("a",
               {{"class", "govuk-link govuk-pagination__link"},
                {"href", o.href},
                {"aria-label", o.visually_hidden_text.value_or("Page " + o.number)},
                {"aria-current", o.current ? std::optional<std::string_view>("page") : std::nullopt},
                o.attributes},
               {o.number});
}

Html item(const PaginationItem& o) {
  const std::string class_names = classes({"govuk-pagination__item", o.current ? "govuk-pagination__item--current" : "",
                                           o.ellipsis ? "govuk-pagination__item--ellipsis" : ""});
  return block("li", {{"class", class_names}}, {o.ellipsis ? Html("\u22EF") : page_link(o)}) + "\n";
}

Html items(const std::vector<PaginationItem>& given) {
  if (given.empty()) return {};
  Html all;
  for (const PaginationItem& each : given) all += item(each);
  return block("ul", {{"class", "govuk-pagination__list"}}, {all});
}

std::vector<PaginationItem> items_around(std::size_t page, std::size_t pages, const std::string& href) {
  std::vector<PaginationItem> all;
  for (std::size_t number = 1; number <= pages; ++number) {
    const bool near = number + 1 >= page && number <= page + 1;
    const bool shown = number == 1 || number == pages || near;
    const std::string word = std::to_string(number);
    if (shown)
      all.push_back({.number = word, .href = href + word, .current = number == page});
    else if (!all.back().ellipsis)
      all.push_back({.ellipsis = true});
  }
  return all;
}

}  // namespace

Html pagination(const Pagination& o) {
  const bool block_level = is_block_level(o);
  return block("nav",
               {{"class", classes({"govuk-pagination", block_level ? "govuk-pagination--block" : "", o.classes})},
                {"aria-label", o.landmark_label},
                o.attributes},
               {arrow_link(o.previous, false, block_level), items(o.items), arrow_link(o.next, true, block_level)});
}

Html pagination(std::size_t page, std::size_t pages, const std::string& href_before_number) {
  if (pages < 2) return {};
  Pagination links{.items = items_around(page, pages, href_before_number)};
  if (page > 1) links.previous = PaginationLink{.href = href_before_number + std::to_string(page - 1)};
  if (page < pages) links.next = PaginationLink{.href = href_before_number + std::to_string(page + 1)};
  return pagination(links);
}

}  // namespace lintel::web::components
