#pragma once

#include <string>
#include <vector>

namespace lintel::pack {

/// One text of a pack, by its name inside the pack: "pack.yaml", "teams.yaml", "shared/england-and-wales.yaml".
struct SourceFile {
  std::string name;
  std::string text;
};

/// Something wrong in a pack: where, what, and what was expected instead. Both texts are for the person who wrote it.
struct PackProblem {
  std::string file;
  int line = 0;  // 0: the file as a whole
  std::string what;
  std::string expected;

  auto operator<=>(const PackProblem&) const = default;
};

/// "teams.yaml:12: a team has no key \"titel\"; expected perhaps \"title\""
std::string text_of(const PackProblem& problem);

/// In the order of the files and lines, each once.
void put_in_order(std::vector<PackProblem>& problems);

/// The one of `known` that was probably meant; empty when none is near.
std::string nearest(std::string_view written, const std::vector<std::string>& known);
/// The expectation for a name that is not among the known ones: what was probably meant, or the list of them.
std::string one_of_words(std::string_view written, const std::vector<std::string>& known);

}  // namespace lintel::pack
