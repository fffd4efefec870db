#pragma once

#include <optional>
#include <vector>

#include "pack/pack.h"
#include "pack/problem.h"

namespace lintel::pack {

/// What no schema can see: names that lead nowhere, rules that can never be reached, levels without a timescale,
/// questions nobody can answer, work that nobody may do. Empty when the pack can be put in force. In the order of files
/// and lines.
///
/// With `today` the bank holidays must also reach to the end of the next year.
std::vector<PackProblem> check_pack(const Pack& pack, const Vocabulary& vocabulary,
                                    std::optional<Date> today = std::nullopt);

}  // namespace lintel::pack
