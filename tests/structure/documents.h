#pragma once

#include <filesystem>

#include "floors.h"
#include "source_tree.h"

namespace lintel::structure {

// Every relative link of a Markdown file leads to a file or folder, and its #anchor to a heading there.
Complaints check_links(const std::vector<SourceFile>& documents, const std::filesystem::path& root);

// No file names a folder that exists only where it was written.
Complaints check_machine_paths(const std::vector<SourceFile>& documents);

}  // namespace lintel::structure
