#pragma once

#include <string>
#include <vector>

#include "pack/problem.h"

namespace lintel::pack {

/// What a new version of a pack changes, one plain sentence each, in the order of the sections: 'obligations,
/// decision_s47: within was "1 hour", is "2 hours"'. What is only written elsewhere or in another order, where order
/// means nothing, is no difference. Blocks that a pack.yaml includes are part of it; others are not looked at. Both
/// must be readable (read_pack): what cannot be read is passed over.
std::vector<std::string> differences(const std::vector<SourceFile>& before, const std::vector<SourceFile>& after);

}  // namespace lintel::pack
