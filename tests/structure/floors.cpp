#include "floors.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

namespace lintel::structure {
namespace fs = std::filesystem;
namespace {

const std::set<std::string> adapters = {"web", "storage", "mail", "exports", "signin"};

std::string first_part(const std::string& folder) {
  return folder.substr(0, folder.find('/'));
}

bool is_within(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

const Floor* find_floor(const Floors& floors, std::string_view folder) {
  const auto found = std::ranges::find(floors, folder, &Floor::folder);
  return found == floors.end() ? nullptr : &*found;
}

std::string at(const SourceFile& file, const Include& include) {
  return "src/" + file.path + ":" + std::to_string(include.line) + ": includes \"" + include.target + "\"";
}

Floor read_floor(const std::string& line) {
  std::istringstream words(line);
  Floor floor;
  words >> floor.folder;
  if (!floor.folder.ends_with(':')) throw std::runtime_error("floors.txt: not `folder: allowed ...`: " + line);
  floor.folder.pop_back();
  for (std::string word; words >> word;) floor.allowed.push_back(word);
  return floor;
}

void check_floor(const Floor& floor, const std::set<std::string>& earlier, Complaints& complaints) {
  const auto say = [&](const std::string& what) { complaints.push_back("floors.txt: " + floor.folder + ": " + what); };
  if (earlier.contains(floor.folder)) say("has two lines");
  for (const auto& allowed : floor.allowed) {
    if (!earlier.contains(allowed)) say(allowed + " has no earlier line, so this would not point down");
    const auto from = first_part(floor.folder), to = first_part(allowed);
    if (from != to && adapters.contains(from) && adapters.contains(to)) say("an adapter may not include " + allowed);
  }
}

void check_include(const Floors& floors, const SourceFile& file, const Include& include, Complaints& complaints) {
  const auto from = governing_folder(floors, file.path);
  const auto to = governing_folder(floors, include.target);
  if (to.empty()) return complaints.push_back(at(file, include) + ", which is no path from src/ to a known folder");
  const auto* floor = find_floor(floors, from);
  if (floor == nullptr || from == to || std::ranges::find(floor->allowed, to) != floor->allowed.end()) return;
  complaints.push_back(at(file, include) + ", but " + from + " may not include " + to);
}

using Graph = std::map<std::string, std::set<std::string>>;

std::string folder_of(const std::string& path) {
  return SourceFile(path, "").folder();
}

Graph folder_graph(const SourceTree& sources) {
  Graph graph;
  for (const auto& file : sources) {
    if (file.is_test()) continue;
    for (const auto& include : file.parts.includes) {
      const auto from = file.folder(), to = folder_of(include.target);
      if (include.quoted && !is_within(from, to) && !is_within(to, from)) graph[from].insert(to);
    }
  }
  return graph;
}

Graph header_graph(const SourceTree& sources) {
  Graph graph;
  for (const auto& file : sources) {
    if (!file.path.ends_with(".h")) continue;
    for (const auto& include : file.parts.includes) {
      if (include.quoted) graph[file.path].insert(include.target);
    }
  }
  return graph;
}

// Depth first; a node met again while it is still on the path closes a cycle.
class CycleFinder {
 public:
  explicit CycleFinder(const Graph& graph) : graph_(graph) {}

  Complaints find() {
    for (const auto& [node, unused] : graph_) visit(node);
    return complaints_;
  }

 private:
  void visit(const std::string& node) {
    if (const auto start = std::ranges::find(path_, node); start != path_.end()) return report(start);
    if (!done_.insert(node).second) return;
    path_.push_back(node);
    if (const auto found = graph_.find(node); found != graph_.end()) {
      for (const auto& next : found->second) visit(next);
    }
    path_.pop_back();
  }

  void report(std::vector<std::string>::iterator start) {
    std::string cycle = "these include each other: ";
    for (auto node = start; node != path_.end(); ++node) cycle += *node + " -> ";
    complaints_.push_back(cycle + *start);
  }

  const Graph& graph_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
  Complaints complaints_;
};

bool makes_a_library(const fs::path& folder) {
  const auto list = folder / "CMakeLists.txt";
  if (!fs::exists(list)) return false;
  const auto text = read_file(list);
  return text.find("lintel_library(") != std::string::npos || text.find("add_executable(") != std::string::npos;
}

bool holds_sources(const fs::path& folder) {
  return std::ranges::any_of(fs::directory_iterator(folder), [](const auto& entry) {
    return entry.path().extension() == ".h" || entry.path().extension() == ".cpp";
  });
}

void check_folder(const Floors& floors, const fs::path& src, const fs::path& folder, Complaints& complaints) {
  const auto name = fs::relative(folder, src).generic_string();
  if (makes_a_library(folder) && find_floor(floors, name) == nullptr)
    complaints.push_back("src/" + name + " is a library without a line in src/floors.txt");
  else if (holds_sources(folder) && governing_folder(floors, name).empty())
    complaints.push_back("src/" + name + " holds sources and no line of src/floors.txt governs it");
}

}  // namespace

Floors read_floors(std::string_view text) {
  Floors floors;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line = line.substr(0, line.find('#'));
    if (line.find_first_not_of(" \t\r") != std::string::npos) floors.push_back(read_floor(line));
  }
  return floors;
}

Complaints check_floors(const Floors& floors) {
  Complaints complaints;
  std::set<std::string> earlier;
  for (const auto& floor : floors) {
    check_floor(floor, earlier, complaints);
    earlier.insert(floor.folder);
  }
  return complaints;
}

Complaints check_includes(const Floors& floors, const SourceTree& sources) {
  Complaints complaints;
  for (const auto& file : sources) {
    for (const auto& include : file.parts.includes) {
      if (include.quoted) check_include(floors, file, include, complaints);
    }
  }
  return complaints;
}

Complaints check_cycles(const SourceTree& sources) {
  const auto folders = folder_graph(sources), headers = header_graph(sources);
  auto complaints = CycleFinder(folders).find();
  for (auto& complaint : CycleFinder(headers).find()) complaints.push_back(std::move(complaint));
  return complaints;
}

Complaints check_folders(const Floors& floors, const fs::path& src) {
  Complaints complaints;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    if (entry.is_directory()) check_folder(floors, src, entry.path(), complaints);
  }
  for (const auto& floor : floors) {
    if (!fs::is_directory(src / floor.folder))
      complaints.push_back("floors.txt: " + floor.folder + ": there is no such folder");
  }
  return complaints;
}

std::string governing_folder(const Floors& floors, std::string_view path) {
  std::string longest;
  for (const auto& floor : floors) {
    if (is_within(path, floor.folder) && floor.folder.size() > longest.size()) longest = floor.folder;
  }
  return longest;
}

}  // namespace lintel::structure
