#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/problem.h"

/// The outer form of a case file: statements, each with its fields. Words are not looked at yet.
namespace lintel::casework::cases {

inline constexpr std::size_t file_bytes_at_most = 1024 * 1024;
inline constexpr std::size_t line_bytes_at_most = 4000;
inline constexpr std::size_t statements_at_most = 20000;

struct WrittenField {
  int line = 0;
  std::string name;
  std::string value;  // lines that are indented further belong to it
};

struct Statement {
  int line = 0;
  std::string keyword;  // "case", "cites", "given", "at", "after", "when", "then"; "and" has become the one before it
  std::string text;     // the rest of the line
  std::vector<WrittenField> fields;
};

struct Statements {
  std::vector<Statement> all;
  std::vector<pack::PackProblem> problems;
};

Statements read_lines(const std::string& file, std::string_view text);

}  // namespace lintel::casework::cases
