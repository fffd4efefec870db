#include "server_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace lintel::simulation {

namespace {

pid_t started(const std::vector<std::string>& arguments, int output) {
  auto copies = arguments;
  copies.insert(copies.begin(), LINTEL_PROGRAM);
  std::vector<char*> argv;
  for (auto& one : copies) argv.push_back(one.data());
  argv.push_back(nullptr);
  const pid_t id = fork();
  if (id < 0) throw std::runtime_error("no process could be started");
  if (id > 0) return id;
  dup2(output, STDOUT_FILENO);
  execv(argv[0], argv.data());
  _exit(127);
}

std::string line_from(int file) {
  std::string text;
  for (char c = 0; read(file, &c, 1) == 1 && c != '\n';) text += c;
  return text;
}

std::string everything_from(int socket) {
  std::string text;
  char buffer[4096];
  for (ssize_t count; (count = recv(socket, buffer, sizeof buffer, 0)) > 0;)
    text.append(buffer, static_cast<std::size_t>(count));
  return text;
}

HttpAnswer answer_in(const std::string& text) {
  const auto head = text.find("\r\n\r\n");
  const auto length_at = text.find("Content-Length: ");
  if (head == std::string::npos || length_at > head) return {};
  const auto length = static_cast<std::size_t>(std::atoi(text.c_str() + length_at + 16));
  if (text.size() < head + 4 + length) return {};
  return {std::atoi(text.c_str() + 9), text.substr(head + 4, length)};
}

}  // namespace

ServerProcess::ServerProcess(const std::vector<std::string>& arguments) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe could be made");
  id_ = started(arguments, ends[1]);
  close(ends[1]);
  const auto line = line_from(ends[0]);
  close(ends[0]);
  const auto colon = line.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("the server did not start: " + line);
  port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

void ServerProcess::kill() {
  if (id_ <= 0) return;
  ::kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
  id_ = -1;
}

int exit_code_of(const std::vector<std::string>& arguments) {
  const pid_t id = started(arguments, STDOUT_FILENO);
  int status = 0;
  waitpid(id, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

HttpAnswer post(std::uint16_t port, const std::string& path, const std::string& headers, const std::string& body) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  HttpAnswer answer;
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const auto request =
        fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{}Content-Length: {}\r\n\r\n{}", path,
                    headers, body.size(), body);
    if (send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()))
      answer = answer_in(everything_from(socket));
  }
  close(socket);
  return answer;
}

}  // namespace lintel::simulation
