#pragma once

#include <string>
#include <vector>

#include "casework/cases/case.h"
#include "casework/cases/report.h"
#include "pack/pack.h"
#include "pack/problem.h"

namespace lintel::casework::cases {

/// Runs a case against the real verbs, in memory. Acts that are refused must be followed by a sentence that says so;
/// acts that are done must not be said to be refused.
CaseReport run_case(const Case& of, const pack::Pack& pack);
/// Under several versions of a pack, each from its day in force (L-10).
CaseReport run_case(const Case& of, const std::vector<const pack::Pack*>& packs);

/// Reads and runs every case of these files. A file with mistakes has a report per mistake, so that nothing is passed
/// over.
std::vector<CaseReport> run_cases(const std::vector<pack::SourceFile>& files, const pack::Pack& pack);

}  // namespace lintel::casework::cases
