#pragma once

#include <expected>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "pack/problem.h"

namespace lintel::pack {

/// Reads the files of one pack. "pack.yaml" must be among them; a file whose name begins with "shared/" is a block that
/// is read only if pack.yaml includes it, so all blocks may be handed in. Lists and maps may be spread over files.
///
/// Strict: an unknown key, a wrong type, a key given twice or a missing one is a problem. All problems are returned
/// together, in the order of files and lines. Whether the rules make sense together is asked by check_pack.
std::expected<Pack, std::vector<PackProblem>> read_pack(std::string code, const std::vector<SourceFile>& files);

/// The blocks that a pack.yaml names under `include`, for those who fetch the files. Empty when it cannot be read.
std::vector<std::string> included_blocks(const SourceFile& pack_yaml);

}  // namespace lintel::pack
