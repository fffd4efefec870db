#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source_tree.h"

namespace lintel::structure {

// A complaint names file, line and rule in one sentence; no complaints means the rule holds.
using Complaints = std::vector<std::string>;

// One line of src/floors.txt, `folder: allowed allowed ...`, lowest folder first. '#' starts a comment.
struct Floor {
  std::string folder;
  std::vector<std::string> allowed;
};

using Floors = std::vector<Floor>;

// Throws std::runtime_error naming the line when it is not of that form.
Floors read_floors(std::string_view text);

// A folder may name only folders of earlier lines, no folder twice, and an adapter no other adapter.
Complaints check_floors(const Floors& floors);

// Every include "..." of a source stays within its own folder or goes to one its line allows.
Complaints check_includes(const Floors& floors, const SourceTree& sources);

// No two folders include each other by any path, nor do two headers. A folder and one that lies in it are one house and
// may; tests do not count, since nothing includes them.
Complaints check_cycles(const SourceTree& sources);

// Every library below src/ has its line, and every line its folder.
Complaints check_folders(const Floors& floors, const std::filesystem::path& src);

// The folder whose line governs a path: the longest that is a prefix of it; empty when there is none.
std::string governing_folder(const Floors& floors, std::string_view path);

}  // namespace lintel::structure
