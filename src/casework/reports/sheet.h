#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <string>
#include <vector>

#include "terms/instant.h"

/// A report is sheets of text: the page, the print, the file and what is kept when it is issued show the same.
namespace lintel::casework::reports {

using Line = std::vector<std::string>;

struct Sheet {
  std::string caption;
  std::string definition;  // what is counted, and where that is laid down
  Line head;
  std::vector<Line> lines;

  bool operator==(const Sheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (caption, definition, head, lines))

/// A comma-separated file that spreadsheets open as UTF-8 (with a byte order mark): the head and the lines of one
/// sheet, and nothing else. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csv_of(const Sheet& sheet);
/// One sheet like that; several one after the other, each after its caption and an empty line between them.
std::string csv_of(const std::vector<Sheet>& sheets);
/// The same of several sheets, each after its caption; `title` is the first line.
std::string csv_of(const Line& title, const std::vector<Sheet>& sheets);

/// Makes the bytes of a spreadsheet file with a page for each sheet. `made_at` stands in the file.
using Workbook = std::function<std::string(const std::vector<Sheet>& sheets, terms::Instant made_at)>;

}  // namespace lintel::casework::reports
