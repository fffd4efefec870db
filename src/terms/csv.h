#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lintel::terms {

/// A line of a table: where it begins in the text, and its cells as they were meant, quotation marks taken off.
struct CsvRow {
  int line = 0;  // 1 for the first
  std::vector<std::string> cells;
};
struct CsvMistake {
  int line = 0;
  std::string what;
  std::vector<std::string> cells;  // those before the one that is wrong
  bool open_ended = false;         // nothing tells where the row ends: what follows it is lost
};
struct Csv {
  std::vector<CsvRow> rows;  // without blank lines
  std::vector<CsvMistake> mistakes;
};

/// Reads comma-separated text (RFC 4180): with or without a byte order mark, lines ending in LF, CRLF or CR, cells in
/// quotation marks that hold commas, line breaks and doubled quotation marks. A row that cannot be read is a mistake
/// and the rows after it are read on. Cells are text whatever they look like: nothing is worked out.
Csv read_csv(std::string_view text);

/// One line to be written, every cell in quotation marks. A cell that a spreadsheet would take for a formula (it begins
/// with = + - @, their full-width forms, a tab or a line break) gets an apostrophe before it.
std::string csv_line(const std::vector<std::string>& cells);
bool looks_like_formula(std::string_view cell);

}  // namespace lintel::terms
