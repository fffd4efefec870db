#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/cases/case.h"
#include "pack/pack.h"
#include "pack/problem.h"

namespace lintel::casework::cases {

inline constexpr std::size_t cases_at_most = 500;  // in a file
inline constexpr std::size_t steps_at_most = 500;  // in a case

struct CaseFile {
  std::vector<Case> cases;  // those without a mistake
  std::vector<pack::PackProblem> problems;
};

/// Reads the cases of one file. What is given before the first case is given in each. Names of roles, teams, levels,
/// questions and so on are those of the pack. Every mistake is named with its line and what was expected.
CaseFile read_cases(const std::string& file, std::string_view text, const pack::Pack& pack);

}  // namespace lintel::casework::cases
