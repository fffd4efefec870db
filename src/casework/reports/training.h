#pragma once

#include <vector>

#include "casework/reports/reports.h"

/// What the contacts of a period show of the agencies they came from, for training them together: what became of the
/// contacts, how consent was given, whether the family was spoken to first (P-81). It names nobody, and behind its
/// figures stand references alone.
namespace lintel::casework::reports {

std::vector<Query> training_queries(const Period& period);
Made make_training(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);

}  // namespace lintel::casework::reports
