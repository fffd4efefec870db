#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lintel::structure {

// A C++ source split into what the rules look at. Line numbers count from 1.
struct Include {
  int line;
  std::string target;  // what stands between the marks
  bool quoted;         // "..." rather than <...>
};

struct Literal {
  int line;
  std::string text;  // as written, escapes untouched
};

struct SourceText {
  std::string code;  // comments and literals blanked out, line breaks kept
  std::vector<Literal> literals;
  std::vector<Include> includes;
};

SourceText split_source(std::string_view text);

int line_at(std::string_view text, std::size_t position);

}  // namespace lintel::structure
