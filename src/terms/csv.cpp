#include "terms/csv.h"

#include <algorithm>

#include "base/text.h"

namespace lintel::terms {

namespace {

constexpr std::size_t cells_at_most = 200;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  Csv read() {
    while (at_ < text_.size()) read_row();
    return std::move(csv_);
  }

 private:
  bool at_end_of_line() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void take_end_of_line() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  void read_row() {
    row_ = {line_, {}};
    wrong_.clear();
    while (wrong_.empty()) {
      row_.cells.push_back(read_cell());
      if (at_end_of_line() || text_[at_] != ',') break;
      ++at_;
    }
    stopped_ = !wrong_.empty();  // in its last cell
    if (stopped_) skip_line();
    take_end_of_line();
    keep_row();
  }

  std::string read_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const auto from = at_;
    while (!at_end_of_line() && text_[at_] != ',') {
      if (text_[at_] == '"') wrong_ = "a quotation mark stands in the middle of a cell";
      ++at_;
    }
    return std::string(text_.substr(from, at_ - from));
  }

  std::string read_quoted() {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        if (text_[at_] == '\n' || (text_[at_] == '\r' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '\n'))) ++line_;
        cell += text_[at_];
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
        continue;
      }
      ++at_;
      if (!at_end_of_line() && text_[at_] != ',') wrong_ = "something follows the quotation mark that ends a cell";
      return cell;
    }
    wrong_ = "a quotation mark opens a cell and none closes it";
    open_ended_ = true;
    return cell;
  }

  void skip_line() {
    while (!at_end_of_line()) ++at_;
  }

  void keep_row() {
    const bool blank = row_.cells.size() == 1 && base::trimmed(row_.cells.front()).empty();
    if (wrong_.empty() && row_.cells.size() > cells_at_most) wrong_ = "the line has more than 200 cells";
    for (const auto& cell : row_.cells)
      if (wrong_.empty() && !base::is_clean_utf8(cell)) wrong_ = "the line is not clean UTF-8 text";
    if (!wrong_.empty()) {
      if (stopped_) row_.cells.pop_back();
      csv_.mistakes.push_back({row_.line, std::move(wrong_), std::move(row_.cells), open_ended_});
    } else if (!blank) {
      csv_.rows.push_back(std::move(row_));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  CsvRow row_;
  std::string wrong_;
  bool stopped_ = false;
  bool open_ended_ = false;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text) {
  return Reader(text).read();
}

bool looks_like_formula(std::string_view cell) {
  constexpr std::string_view beginnings[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return cell.starts_with(beginning); });
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += looks_like_formula(cell) ? "\"'" : "\"";
    for (char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace lintel::terms
