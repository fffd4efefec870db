#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source_text.h"

namespace lintel::structure {

struct SourceFile {
  std::string path;  // from the root of its tree, with forward slashes
  std::string text;
  SourceText parts;

  SourceFile(std::string path, std::string text);
  bool is_test() const;
  std::string folder() const;
};

using SourceTree = std::vector<SourceFile>;

// Every .h and .cpp below a folder.
SourceTree read_sources(const std::filesystem::path& root);

// Every text file of the checkout that could be committed: what is built, installed or kept as data is left out.
std::vector<SourceFile> read_documents(const std::filesystem::path& root);

std::string read_file(const std::filesystem::path& path);

}  // namespace lintel::structure
