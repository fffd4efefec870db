#include "pack_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "pack/reader.h"

namespace lintel::worked_cases {

namespace fs = std::filesystem;

namespace {

const fs::path root = LINTEL_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

std::vector<pack::SourceFile> files_in(const fs::path& folder, const std::string& extension,
                                       const std::string& prefix) {
  std::vector<pack::SourceFile> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension)
      files.push_back({prefix + entry.path().filename().string(), read(entry.path())});
  std::ranges::sort(files, {}, &pack::SourceFile::name);
  return files;
}

}  // namespace

std::string text_of_file(const std::string& path_in_tree) {
  return read(root / path_in_tree);
}

std::vector<std::string> pack_codes() {
  std::vector<std::string> codes;
  for (const auto& entry : fs::directory_iterator(root / "packs"))
    if (fs::exists(entry.path() / "pack.yaml")) codes.push_back(entry.path().filename().string());
  std::ranges::sort(codes);
  return codes;
}

std::vector<pack::SourceFile> pack_files(const std::string& code) {
  auto files = files_in(root / "packs" / code, ".yaml", "");
  for (auto& block : files_in(root / "packs" / "shared", ".yaml", "shared/")) files.push_back(std::move(block));
  return files;
}

const pack::Pack& pack_named(const std::string& code) {
  static std::map<std::string, pack::Pack> read_before;
  if (const auto found = read_before.find(code); found != read_before.end()) return found->second;
  auto pack = pack::read_pack(code, pack_files(code));
  if (!pack) throw std::runtime_error("pack " + code + ": " + pack::text_of(pack.error().front()));
  return read_before.emplace(code, std::move(*pack)).first->second;
}

std::vector<pack::SourceFile> case_files(const std::string& code) {
  return files_in(root / "packs" / code / "cases", ".case", "cases/");
}

}  // namespace lintel::worked_cases
