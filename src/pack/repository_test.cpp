// The packs of this repository, as they stand.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pack/reader.h"

namespace lintel::pack {
namespace {

namespace fs = std::filesystem;

const fs::path packs = fs::path(LINTEL_SOURCE_DIR) / "packs";

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void add_files(const fs::path& folder, const std::string& prefix, std::vector<SourceFile>& files) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".yaml")
      files.push_back({prefix + entry.path().filename().string(), text_of_file(entry.path())});
}

std::vector<fs::path> folders_with_a_pack() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(packs))
    if (fs::exists(entry.path() / "pack.yaml")) folders.push_back(entry.path());
  return folders;
}

TEST(repository, every_pack_can_be_read) {
  ASSERT_FALSE(folders_with_a_pack().empty());
  for (const auto& folder : folders_with_a_pack()) {
    std::vector<SourceFile> files;
    add_files(folder, "", files);
    add_files(packs / "shared", "shared/", files);
    const auto pack = read_pack(folder.filename().string(), files);
    if (pack) continue;
    for (const auto& problem : pack.error()) ADD_FAILURE() << folder.filename() << ": " << text_of(problem);
  }
}

TEST(repository, every_file_of_a_pack_tells_editors_its_schema) {
  for (const auto& entry : fs::recursive_directory_iterator(packs)) {
    if (entry.path().extension() != ".yaml" || entry.path().parent_path().parent_path() != packs) continue;
    EXPECT_TRUE(text_of_file(entry.path()).starts_with("# yaml-language-server: $schema=../pack.schema.json\n"))
        << entry.path();
  }
}

}  // namespace
}  // namespace lintel::pack
