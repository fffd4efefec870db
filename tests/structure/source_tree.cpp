#include "source_tree.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace lintel::structure {
namespace fs = std::filesystem;
namespace {

bool is_cpp(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

bool is_left_out(const fs::path& path) {
  static const std::set<std::string> names = {".git", "build", "node_modules", "data", ".cache"};
  return names.contains(path.filename().string());
}

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos;
}

std::vector<fs::path> files_below(const fs::path& root) {
  std::vector<fs::path> found;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    // .git is a file where a tree is one of several of a repository.
    const bool left_out = entry.depth() == 0 && is_left_out(entry->path());
    if (left_out && entry->is_directory()) entry.disable_recursion_pending();
    if (!left_out && entry->is_regular_file()) found.push_back(entry->path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

SourceFile::SourceFile(std::string path_, std::string text_) : path(std::move(path_)), text(std::move(text_)) {
  if (is_cpp(path)) parts = split_source(text);
}

bool SourceFile::is_test() const {
  return path.ends_with("_test.cpp");
}

std::string SourceFile::folder() const {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

SourceTree read_sources(const fs::path& root) {
  SourceTree tree;
  for (const auto& path : files_below(root)) {
    if (is_cpp(path)) tree.emplace_back(fs::relative(path, root).generic_string(), read_file(path));
  }
  return tree;
}

std::vector<SourceFile> read_documents(const fs::path& root) {
  std::vector<SourceFile> documents;
  for (const auto& path : files_below(root)) {
    auto text = read_file(path);
    if (is_text(text)) documents.emplace_back(fs::relative(path, root).generic_string(), std::move(text));
  }
  return documents;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace lintel::structure
