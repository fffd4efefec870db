#include "exports/workbook.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lintel::exports {

namespace {

namespace fs = std::filesystem;
using casework::reports::Line;
using casework::reports::Sheet;

constexpr std::size_t name_most = 31;  // characters of a page's name, by the format
constexpr double narrowest = 8, widest = 60;

// A file of our own that goes when we do: the library writes to a name only.
class Scratch {
 public:
  Scratch() : path_((fs::temp_directory_path() / "lintel-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file can be made in " + path_);
    ::close(file);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::string& path() const { return path_; }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return std::move(all).str();
  }

 private:
  std::string path_;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("the spreadsheet: {}", lxw_strerror(error)));
}

// What may stand in a page's name, and no two alike.
std::string page_name(const std::string& caption, std::size_t number) {
  const auto tail = number == 0 ? std::string() : fmt::format(" {}", number + 1);
  std::string name;
  for (char c : caption)
    if (static_cast<unsigned char>(c) < 0x80 && !std::string_view("[]:*?/\\'").contains(c)) name += c;
  return name.substr(0, name_most - tail.size()) + tail;
}

class Page {
 public:
  Page(lxw_workbook* book, const Sheet& sheet, std::size_t number)
      : page_(workbook_add_worksheet(book, page_name(sheet.caption, number).c_str())) {
    if (!page_) throw std::runtime_error("the spreadsheet: a page cannot be made");
    bold_ = workbook_add_format(book);
    format_set_bold(bold_);
    write(sheet);
  }

 private:
  void write(const Sheet& sheet) {
    write_line(sheet.head, bold_);
    for (const auto& line : sheet.lines) write_line(line, nullptr);
    worksheet_freeze_panes(page_, 1, 0);
    worksheet_repeat_rows(page_, 0, 0);
    worksheet_set_landscape(page_);
    worksheet_fit_to_pages(page_, 1, 0);
    for (std::size_t column = 0; column < widths_.size(); ++column)
      check(worksheet_set_column(page_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                                 std::clamp(widths_[column] + 2, narrowest, widest), nullptr));
  }

  void write_line(const Line& line, lxw_format* format) {
    if (widths_.size() < line.size()) widths_.resize(line.size());
    for (std::size_t column = 0; column < line.size(); ++column) {
      check(worksheet_write_string(page_, row_, static_cast<lxw_col_t>(column), line[column].c_str(), format));
      widths_[column] = std::max(widths_[column], static_cast<double>(line[column].size()));
    }
    ++row_;
  }

  lxw_worksheet* page_;
  lxw_format* bold_ = nullptr;
  lxw_row_t row_ = 0;
  std::vector<double> widths_;
};

}  // namespace

std::string workbook(const std::vector<Sheet>& sheets, terms::Instant made_at) {
  const Scratch scratch;
  auto* book = workbook_new(scratch.path().c_str());
  if (!book) throw std::runtime_error("the spreadsheet cannot be begun");
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(made_at.time_since_epoch().count());
  try {
    check(workbook_set_properties(book, &properties));
    for (std::size_t number = 0; number < sheets.size(); ++number) Page(book, sheets[number], number);
  } catch (...) {
    workbook_close(book);
    throw;
  }
  check(workbook_close(book));
  return scratch.bytes();
}

}  // namespace lintel::exports
