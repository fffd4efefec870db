#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"
#include "pack/problem.h"

/// The packs of this tree as the tests read them.
namespace lintel::worked_cases {

std::vector<std::string> pack_codes();
/// Throws when it cannot be read.
const pack::Pack& pack_named(const std::string& code);
/// The texts of the pack itself, with the blocks it may include.
std::vector<pack::SourceFile> pack_files(const std::string& code);
/// Named "cases/consent.case".
std::vector<pack::SourceFile> case_files(const std::string& code);
std::string text_of_file(const std::string& path_in_tree);

}  // namespace lintel::worked_cases
