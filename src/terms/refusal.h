#pragma once

#include <string>
#include <vector>

#include "terms/ids.h"

namespace lintel::terms {

/// A person's mistake in what they typed. `field` is the name of the field on the form or in the request.
struct Problem {
  std::string field;
  std::string message;

  bool operator==(const Problem&) const = default;
};

/// A rule says no. Nothing was saved. `todo` says what to do next.
struct Refusal {
  RuleId rule;
  std::string reason;
  std::string source;
  std::string todo;
};

/// Why a verb did not happen: problems in the request, or a refusal. Exactly one of them is set.
struct Declined {
  std::vector<Problem> problems;
  std::vector<Refusal> refusals;
};

}  // namespace lintel::terms
