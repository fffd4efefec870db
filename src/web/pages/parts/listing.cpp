#include "web/pages/parts/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "web/components/sub_navigation.h"
#include "web/components/notification_banner.h"
#include "web/components/pagination.h"
#include "web/pages/parts/words.h"

namespace lintel::web::parts {

namespace {

void add(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += (query.empty() ? "?" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
}

}  // namespace

std::string query_with(const Visit& visit,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> changes) {
  std::string query;
  for (const auto& [name, value] : visit.request.query.fields()) {
    const bool changed = std::ranges::any_of(changes, [&](const auto& change) { return change.first == name; });
    if (!changed && name != "page" && name != "done") add(query, name, value);
  }
  for (const auto& [name, value] : changes) add(query, name, value);
  return query;
}

int page_number(const Visit& visit) {
  const auto asked = visit.query("page");
  int page = 1;
  const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), page);
  const bool whole = error == std::errc() && end == asked.data() + asked.size();
  return whole && page >= 1 && page <= 100'000 ? page : 1;
}

Html pages_of(const Visit& visit, std::int64_t total) {
  const auto pages = static_cast<std::size_t>((total + rows_a_page - 1) / rows_a_page);
  auto query = query_with(visit, {});
  query += query.empty() ? "?page=" : "&page=";
  return components::pagination(static_cast<std::size_t>(page_number(visit)), pages, visit.request.path + query);
}

Html shown_of(const Visit& visit, std::int64_t total, std::string_view one, std::string_view many) {
  const std::int64_t first = std::int64_t{page_number(visit) - 1} * rows_a_page + 1;
  const std::int64_t last = std::min<std::int64_t>(total, first + rows_a_page - 1);
  if (total <= rows_a_page || first > total) return para({counted(total, one, many)});
  return para({fmt::format("Showing {} to {} of {} {}", first, last, total, many)});
}

Html empty_list(std::string_view words, std::string_view hint) {
  Html all = para({words});
  if (!hint.empty()) all += el("p", {{"class", "govuk-hint"}}, {hint});
  return el("div", {{"class", "govuk-inset-text"}}, {all});
}

Html dense_table(std::string_view caption, std::initializer_list<std::string_view> head,
                 std::vector<components::TableRow> rows, std::string_view region) {
  components::Table table{.caption = caption,
                          .caption_classes = "govuk-visually-hidden",
                          .rows = std::move(rows),
                          .first_cell_is_header = true,
                          .classes = "lintel-table--dense"};
  for (const auto& cell : head) table.head.push_back({.text = cell});
  return components::scrolling_table(region.empty() ? caption : region, table);
}

Html list_links(const Visit& visit, std::string_view label, std::string_view path, const std::vector<WorkList>& lists,
                const WorkList& current, const std::function<casework::Query(std::string_view name)>& query_of) {
  components::SubNavigation navigation{.label = std::string(label)};
  for (const auto& list : lists)
    navigation.items.push_back({.text = fmt::format("{} ({})", list.words, visit.site.views.count(query_of(list.name))),
                                .href = fmt::format("{}?view={}", path, list.name),
                                .active = list.name == current.name});
  return components::sub_navigation(navigation);
}

Html heading(std::string_view words) {
  return el("h1", {{"class", "govuk-heading-l"}}, {words});
}
Html para(std::initializer_list<Child> children) {
  return el("p", {{"class", "govuk-body"}}, children);
}

// No landmark of its own: a table in it that scrolls is one, and a page with a dozen of them is hard to find one's way
// in.
Html section(std::string_view id, std::string_view title, const Html& content) {
  return block("div", {{"id", id}, {"class", "lintel-section"}},
               {el("h2", {{"class", "govuk-heading-m"}}, {title}), content});
}

Html link(const std::string& href, std::string_view words, std::string_view hidden) {
  if (hidden.empty()) return el("a", {{"class", "govuk-link"}, {"href", href}}, {words});
  return el("a", {{"class", "govuk-link"}, {"href", href}},
            {words, el("span", {{"class", "govuk-visually-hidden"}}, {fmt::format(" {}", hidden)})});
}

Html bullets(const std::vector<Html>& items) {
  Html list;
  for (const auto& item : items) list += el("li", {}, {item});
  return list.empty() ? list : block("ul", {{"class", "govuk-list govuk-list--bullet"}}, {list});
}

Html done_banner(std::string_view words) {
  if (words.empty()) return {};
  return components::notification_banner({.text = words, .success = true});
}

}  // namespace lintel::web::parts
