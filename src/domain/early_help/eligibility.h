#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"

/// Whether a family can be attached to a programme, and why (P-23 to P-27, D-36).
namespace lintel::domain {

/// A headline problem that somebody of the family has, and who says so.
struct ProblemFound {
  std::string set;      // of criteria, under which it was found
  std::string problem;  // of that set
  std::string member;   // by name
  std::string source;   // who says so: "School, attendance of 71%"
  terms::Date found_on{};
};

/// A claim that was made for the family, whatever came of it.
struct ClaimMade {
  std::string phase;  // as pages show it
  terms::Date claimed_on{};
  std::string agency;
};

/// A headline problem that holds for the family: of any of its members (P-27).
struct ProblemHeld {
  std::string title;
  std::vector<ProblemFound> found;
};

struct Eligibility {
  const pack::CriteriaSet* set = nullptr;  // null: no criteria counted
  std::vector<ProblemHeld> held;           // in the order of the set
  std::vector<ClaimMade> excluding;
  bool eligible = false;
  /// "Can be attached to Troubled Families: 2 of its 6 headline problems hold (Education; Health), and at least 2
  /// must."
  std::string sentence;
};

/// `set` is the one that counted on the day the family's early help began; null when none did.
Eligibility eligibility(const pack::CriteriaSet* set, const std::vector<ProblemFound>& problems,
                        const std::vector<ClaimMade>& claims);

}  // namespace lintel::domain
