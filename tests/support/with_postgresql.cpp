// with_postgresql COMMAND [ARGUMENT...]: runs the command with a fresh PostgreSQL, whose empty database is
// $LINTEL_TEST_DATABASE. Without a command: prints the url and serves until standard input ends.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "support/postgresql_server.h"

namespace {

int run(char** command) {
  const pid_t process = fork();
  if (process == 0) {
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
  }
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int wait_for_end_of_input() {
  while (std::cin.get() != std::istream::traits_type::eof()) {
  }
  return 0;
}

}  // namespace

int main(int count, char** words) try {
  lintel::support::PostgresqlServer server;
  const auto url = server.new_database();
  setenv("LINTEL_TEST_DATABASE", url.c_str(), 1);
  if (count > 1) return run(words + 1);
  std::cout << url << std::endl;
  return wait_for_end_of_input();
} catch (const std::exception& failure) {
  std::cerr << "with_postgresql: " << failure.what() << '\n';
  return 1;
}
