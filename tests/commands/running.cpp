#include "running.h"

#include <sys/wait.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lintel::commands {

namespace {

std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

Ran run(const std::vector<std::string>& words) {
  std::string line = quoted(LINTEL_PROGRAM);
  for (const auto& word : words) line += " " + quoted(word);
  FILE* program = popen((line + " 2>&1 < /dev/null").c_str(), "r");
  if (!program) throw std::runtime_error("cannot run " + line);
  Ran ran;
  char buffer[1 << 12];
  for (std::size_t got; (got = fread(buffer, 1, sizeof buffer, program)) > 0;) ran.said.append(buffer, got);
  const int status = pclose(program);
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::string text_of_file(const std::string& path_in_tree) {
  std::ifstream file(std::string(LINTEL_SOURCE_DIR) + "/" + path_in_tree, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path_in_tree);
  return text.str();
}

}  // namespace lintel::commands
