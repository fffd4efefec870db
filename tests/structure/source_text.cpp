#include "source_text.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace lintel::structure {
namespace {

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  SourceText split() {
    while (at_ < text_.size()) step();
    find_includes();
    return std::move(result_);
  }

 private:
  void step() {
    if (starts("//")) return blank_until(end_of_line());
    if (starts("/*")) return blank_until(after("*/", at_ + 2));
    if (starts("R\"") && !in_word()) return take_raw_literal();
    if (text_[at_] == '"' && !on_include_line()) return take_literal();
    if (text_[at_] == '\'' && !in_word()) return blank_until(end_of_quote('\''));
    result_.code += text_[at_++];
  }

  bool starts(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

  // A letter or digit just before: 1'000 is a number and HR"x" is not a raw literal.
  bool in_word() const {
    return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0 || text_[at_ - 1] == '_');
  }

  bool on_include_line() const {
    const auto start = text_.rfind('\n', at_) + 1;
    return text_.substr(start, at_ - start).find("#include") != std::string_view::npos;
  }

  std::size_t end_of_line() const { return std::min(text_.find('\n', at_), text_.size()); }

  std::size_t after(std::string_view mark, std::size_t from) const {
    const auto found = text_.find(mark, from);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  std::size_t end_of_quote(char quote) const {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text_.size());
  }

  void take_literal() {
    const auto end = end_of_quote('"');
    keep_literal(at_ + 1, end - 1);
    blank_until(end);
  }

  void take_raw_literal() {
    const auto open = text_.find('(', at_);
    const auto close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = after(close, open);
    keep_literal(open + 1, end - close.size());
    blank_until(end);
  }

  void keep_literal(std::size_t from, std::size_t to) {
    result_.literals.push_back({line_at(text_, at_), std::string(text_.substr(from, to - from))});
  }

  void blank_until(std::size_t end) {
    for (; at_ < end; ++at_) result_.code += text_[at_] == '\n' ? '\n' : ' ';
  }

  void find_includes() {
    static const std::regex line("(?:^|\n)[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"\n]+)[>\"]");
    const auto& code = result_.code;
    for (std::sregex_iterator hit(code.begin(), code.end(), line), end; hit != end; ++hit) {
      const auto at = static_cast<std::size_t>(hit->position(2));
      result_.includes.push_back({line_at(code, at), (*hit)[2].str(), (*hit)[1].str() == "\""});
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  SourceText result_;
};

}  // namespace

SourceText split_source(std::string_view text) {
  return Splitter(text).split();
}

int line_at(std::string_view text, std::size_t position) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, position), '\n'));
}

}  // namespace lintel::structure
