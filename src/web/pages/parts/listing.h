#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casework/ports/views.h"
#include "web/components/table.h"
#include "web/session/visit.h"

/// What every list has: its address with filters, its pages, and something to say when it is empty.
namespace lintel::web::parts {

inline constexpr int rows_a_page = 50;

/// This page's query with some values replaced; an empty value leaves the name out. Starts with "?", or is empty.
std::string query_with(const Visit& visit,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> changes);
/// The page asked for, from 1; nonsense is page 1.
int page_number(const Visit& visit);
/// Links to the other pages; nothing for one page.
Html pages_of(const Visit& visit, std::int64_t total);
/// "Showing 51 to 100 of 240 contacts", "1 contact".
Html shown_of(const Visit& visit, std::int64_t total, std::string_view one, std::string_view many);
Html empty_list(std::string_view words, std::string_view hint = "");

/// A table of work or of a record: small letters, the first cell of a row names it, scrolls where the screen is narrow.
/// Its caption is heard and not seen; the region in which it scrolls is called the same, or `region`.
Html dense_table(std::string_view caption, std::initializer_list<std::string_view> head,
                 std::vector<components::TableRow> rows, std::string_view region = "");

/// One of the lists that a page of work has, at "?view=<name>".
struct WorkList {
  std::string_view name;
  std::string_view words;
  std::string_view empty;  // said when nothing stands in it
};
/// Links to the lists, each with how many stand in it.
Html list_links(const Visit& visit, std::string_view label, std::string_view path, const std::vector<WorkList>& lists,
                const WorkList& current, const std::function<casework::Query(std::string_view name)>& query_of);

// Small things of pages.
Html heading(std::string_view words);
Html para(std::initializer_list<Child> children);
Html section(std::string_view id, std::string_view title, const Html& content);
Html link(const std::string& href, std::string_view words, std::string_view hidden = "");
Html bullets(const std::vector<Html>& items);
/// Green banner with what was done.
Html done_banner(std::string_view words);

}  // namespace lintel::web::parts
