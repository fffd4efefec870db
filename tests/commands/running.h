#pragma once

#include <string>
#include <vector>

namespace lintel::commands {

struct Ran {
  int exit_code = 0;
  std::string said;  // on standard output and standard error
};

/// Runs the program with these words, as somebody at a terminal would.
Ran run(const std::vector<std::string>& words);

std::string text_of_file(const std::string& path_in_tree);

}  // namespace lintel::commands
