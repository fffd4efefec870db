#pragma once

#include <string>

#include "casework/cases/lines.h"
#include "casework/cases/words.h"

/// Reads `when`: who does what, by the phrase of a verb, and what they fill in.
namespace lintel::casework::cases {

struct ReadAct {
  Act act;
  std::vector<pack::PackProblem> problems;
};
/// Problems are of the statement or of one of its fields.
ReadAct read_act(const std::string& file, const Statement& statement, Cast& cast, const Known& known);

/// "grade the contact" for the phrase "grades the contact": after "may".
const Verb* verb_by_infinitive(std::string_view words);

}  // namespace lintel::casework::cases
