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

}  // namespace lintel::terms
