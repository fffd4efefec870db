#pragma once

#include <string>
#include <vector>

#include "casework/cases/case.h"
#include "casework/perform.h"

/// What came of running cases, and how it is told.
namespace lintel::casework::cases {

struct Failure {
  int line = 0;
  std::string step;   // as written
  std::string found;  // what is so instead
};

struct CaseReport {
  std::string file;
  int line = 0;
  std::string title;
  std::vector<std::string> cites;
  std::vector<Failure> failures;      // empty: it passed
  std::vector<std::string> timeline;  // of the records at the first failure, in words

  bool passed() const { return failures.empty(); }
};

/// "Tue 6 October 2026 11:55:01", with "winter" or "summer" where the hour comes twice.
std::string exact_words(Instant instant);
/// "refused override_not_allowed: ...", "problem level: ...", "it was done".
std::string result_words(const Result& result);
/// A fact as a line: when, who, what, by which rule, and what it says.
std::string fact_words(const Fact& fact);

/// One report: the line, what was expected, what was found, and what had happened by then. Empty for a case that
/// passed.
std::string text_of(const CaseReport& report);

}  // namespace lintel::casework::cases
