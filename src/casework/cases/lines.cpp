#include "casework/cases/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace lintel::casework::cases {

namespace {

constexpr std::array<std::string_view, 7> keywords = {"given", "at", "after", "when", "then", "case:", "cites:"};

struct Line {
  int number = 0;
  std::size_t indent = 0;
  std::string_view text;
};

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  for (char c : line) {
    if (c != ' ' && c != '\t') break;
    indent += c == '\t' ? 4 : 1;
  }
  return indent;
}

bool is_field_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ' ';
  });
}

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  void take(const Line& line) {
    if (continues_field(line)) {
      open_field().value += "\n" + std::string(line.text);
    } else if (!take_statement(line) && !take_field(line)) {
      blame(line.number, fmt::format("\"{}\" is neither a statement nor a field", line.text.substr(0, 60)),
            "case:, cites:, given, at, after, when, then or and; or, indented below a when, name: value");
    }
  }

  void blame(int line, std::string what, std::string expected) {
    if (read_.problems.size() < 50) read_.problems.push_back({file_, line, std::move(what), std::move(expected)});
  }

  Statements result() { return std::move(read_); }

 private:
  bool continues_field(const Line& line) const { return field_indent_ && line.indent > *field_indent_; }
  WrittenField& open_field() { return read_.all.back().fields.back(); }

  bool take_statement(const Line& line) {
    const auto end = std::min(line.text.find(' '), line.text.size());
    const auto word = line.text.substr(0, end);
    const auto rest = base::trimmed(line.text.substr(end));
    if (word == "and") return take_and(line, rest);
    if (std::ranges::find(keywords, word) == keywords.end()) return false;
    add(line.number, std::string(word.ends_with(':') ? word.substr(0, word.size() - 1) : word), rest);
    return true;
  }

  bool take_and(const Line& line, std::string_view rest) {
    static constexpr std::array<std::string_view, 3> may_go_on = {"given", "when", "then"};
    if (read_.all.empty() || std::ranges::find(may_go_on, read_.all.back().keyword) == may_go_on.end()) {
      blame(line.number, "\"and\" follows nothing that it could go on with", "a given, when or then above it");
      return true;
    }
    add(line.number, read_.all.back().keyword, rest);
    return true;
  }

  bool take_field(const Line& line) {
    const auto colon = line.text.find(':');
    if (colon == std::string_view::npos || line.indent == 0 || read_.all.empty()) return false;
    const auto name = base::trimmed(line.text.substr(0, colon));
    if (!is_field_name(name)) return false;
    read_.all.back().fields.push_back(
        {line.number, std::string(name), std::string(base::trimmed(line.text.substr(colon + 1)))});
    field_indent_ = line.indent;
    return true;
  }

  void add(int line, std::string keyword, std::string_view rest) {
    field_indent_.reset();
    read_.all.push_back({line, std::move(keyword), std::string(rest), {}});
  }

  const std::string& file_;
  Statements read_;
  std::optional<std::size_t> field_indent_;
};

bool is_blank_or_comment(std::string_view trimmed) {
  return trimmed.empty() || trimmed.front() == '#';
}

}  // namespace

Statements read_lines(const std::string& file, std::string_view text) {
  Reader reader(file);
  if (text.size() > file_bytes_at_most) {
    reader.blame(0, "the file is larger than 1 MiB", "several smaller files");
    return reader.result();
  }
  if (!base::is_clean_utf8(text)) {
    reader.blame(0, "the file is not UTF-8 text", "plain text in UTF-8");
    return reader.result();
  }
  int number = 0;
  std::size_t taken = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    const auto words = base::trimmed(whole);
    if (is_blank_or_comment(words)) continue;
    if (whole.size() > line_bytes_at_most) {
      reader.blame(number, "this line is longer than 4000 bytes", "a shorter line; a field may go on over several");
    } else if (++taken > statements_at_most) {
      reader.blame(number, "the file has more than 20000 lines that say something", "several smaller files");
      break;
    } else {
      reader.take({number, indent_of(whole), words});
    }
  }
  return reader.result();
}

}  // namespace lintel::casework::cases
