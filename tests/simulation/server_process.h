#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

/// The real program as a process of its own.
namespace lintel::simulation {

/// `lintel serve`; it is killed without warning when it is let go.
class ServerProcess {
 public:
  /// Returns when it serves. Throws std::runtime_error when it does not come to that.
  explicit ServerProcess(const std::vector<std::string>& arguments);
  ~ServerProcess() { kill(); }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  /// SIGKILL: it can finish nothing.
  void kill();

 private:
  pid_t id_ = -1;
  std::uint16_t port_ = 0;
};

/// Runs the program to its end and returns its exit code.
int exit_code_of(const std::vector<std::string>& arguments);

struct HttpAnswer {
  int status = 0;  // 0: the connection ended without a whole answer
  std::string body;
};
/// One request over a connection of its own. `headers` are whole lines, each ended by CRLF.
HttpAnswer post(std::uint16_t port, const std::string& path, const std::string& headers, const std::string& body);

}  // namespace lintel::simulation
