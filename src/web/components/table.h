#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct TableCell {
  Html text;
  std::string format;  // "numeric" aligns right
  std::string classes;
  int colspan = 0;  // 0: not printed
  int rowspan = 0;
  Attributes attributes;
};

using TableRow = std::vector<TableCell>;

struct Table {
  Html caption;
  std::string caption_classes;
  std::vector<TableCell> head;
  std::vector<TableRow> rows;
  bool first_cell_is_header = false;
  std::string classes;
  Attributes attributes;
};

Html table(const Table& table);

// The table in a box of its own that scrolls sideways on a narrow screen, with the keyboard too. `label` names the box.
Html scrolling_table(std::string_view label, const Table& table);

enum class Sorted { no, ascending, descending };

// A column heading that sorts on the server: a link, with the present order told to assistive technology.
TableCell sort_heading(Html text, std::string href, Sorted sorted);

}  // namespace lintel::web::components
