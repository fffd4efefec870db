#include "app/bench/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/failure.h"

namespace lintel::app::bench {

Child::Child(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  std::string program = "lintel";
  argv.push_back(program.data());
  auto copies = arguments;
  for (auto& one : copies) argv.push_back(one.data());
  argv.push_back(nullptr);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw Failure(exit_codes::world, "no pipe could be made");
  id_ = fork();
  if (id_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execv("/proc/self/exe", argv.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
  if (id_ < 0) throw Failure(exit_codes::world, "no process could be started");
}

Child::~Child() {
  close(output_);
  if (id_ <= 0) return;
  kill(id_, SIGTERM);
  waitpid(id_, nullptr, 0);
}

std::string Child::line() {
  std::string text;
  for (char c = 0; read(output_, &c, 1) == 1;) {
    if (c == '\n') return text;
    text += c;
  }
  throw Failure(exit_codes::world, "the server that was to be measured did not start");
}

}  // namespace lintel::app::bench
