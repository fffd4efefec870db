#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct PaginationLink {
  std::string href;
  Html text;               // "Previous page" or "Next page" when empty
  std::string label_text;  // what is there; only without items
  Attributes attributes;
};

struct PaginationItem {
  std::string number;
  std::string href;
  bool current = false;
  bool ellipsis = false;
  std::optional<std::string> visually_hidden_text;  // "Page N" when not given
  Attributes attributes;
};

struct Pagination {
  std::vector<PaginationItem> items;
  std::optional<PaginationLink> previous;
  std::optional<PaginationLink> next;
  std::string landmark_label = "Pagination";
  std::string classes;
  Attributes attributes;
};

Html pagination(const Pagination& pagination);

// The links for `page` of `pages` (both from 1): first, last, and the neighbours of the present page, with ellipses
// between. `href_before_number` is completed by the page's number ("/contacts?team=3&page="). Nothing for one page.
Html pagination(std::size_t page, std::size_t pages, const std::string& href_before_number);

}  // namespace lintel::web::components
