#include "app/bench/load.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "app/failure.h"

namespace lintel::app::bench {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void unreachable(std::string_view what) {
  throw Failure(exit_codes::world, fmt::format("the measured server: {}", what));
}

class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      unreachable("no connection");
  }
  ~Connection() { close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int socket() const { return socket_; }
  Clock::time_point asked_at() const { return asked_at_; }

  void ask(const std::string& path, const std::string& cookie) {
    const auto request = fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n", path,
                                     cookie.empty() ? "" : fmt::format("Cookie: {}\r\n", cookie));
    received_.clear();
    asked_at_ = Clock::now();
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
      unreachable("it took no request");
  }

  /// Reads what is there. True when the answer is whole.
  bool read_more() {
    char buffer[1 << 16];
    const auto count = ::recv(socket_, buffer, sizeof buffer, MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN)) unreachable("it closed a connection");
    if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
    const auto head = received_.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    body_ = content_length(head);
    return received_.size() >= head + 4 + body_;
  }
  std::size_t body() const { return body_; }
  int status() const { return received_.size() > 12 ? std::atoi(received_.c_str() + 9) : 0; }

 private:
  std::size_t content_length(std::size_t head) const {
    const std::string_view headers = std::string_view(received_).substr(0, head);
    constexpr std::string_view name = "\r\nContent-Length: ";
    const auto at = headers.find(name);
    std::size_t length = 0;
    if (at != std::string_view::npos)
      std::from_chars(headers.data() + at + name.size(), headers.data() + headers.size(), length);
    return length;
  }

  int socket_;
  Clock::time_point asked_at_{};
  std::string received_;
  std::size_t body_ = 0;
};

class Epoll {
 public:
  Epoll() : file_(epoll_create1(EPOLL_CLOEXEC)) {}
  ~Epoll() { close(file_); }
  Epoll(const Epoll&) = delete;
  Epoll& operator=(const Epoll&) = delete;
  void add(Connection& connection) {
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
    epoll_ctl(file_, EPOLL_CTL_ADD, connection.socket(), &event);
  }
  template <class Visit>
  void wait(Visit visit) {
    epoll_event events[64];
    const int count = epoll_wait(file_, events, 64, 10'000);
    if (count == 0) unreachable("no answer for ten seconds");
    for (int i = 0; i < count; ++i) visit(*static_cast<Connection*>(events[i].data.ptr));
  }

 private:
  int file_;
};

}  // namespace

double Loaded::quantile(double share) const {
  if (milliseconds.empty()) return 0;
  const auto place = static_cast<std::size_t>(share * static_cast<double>(milliseconds.size()));
  return milliseconds[std::min(place, milliseconds.size() - 1)];
}

Loaded load(const Load& load, std::chrono::milliseconds length) {
  Loaded result;
  Epoll epoll;
  std::vector<std::unique_ptr<Connection>> connections;
  std::size_t next = 0;
  const auto ask = [&](Connection& connection) { connection.ask(load.paths[next++ % load.paths.size()], load.cookie); };
  for (int i = 0; i < load.connections; ++i)
    epoll.add(*connections.emplace_back(std::make_unique<Connection>(load.port)));
  const auto began = Clock::now(), until = began + length;
  double bytes = 0;
  int busy = load.connections;
  for (auto& connection : connections) ask(*connection);
  while (busy > 0)
    epoll.wait([&](Connection& connection) {
      if (!connection.read_more()) return;
      const auto now = Clock::now();
      ++result.answers;
      if (connection.status() != 200) ++result.wrong;
      bytes += static_cast<double>(connection.body());
      result.milliseconds.push_back(std::chrono::duration<double, std::milli>(now - connection.asked_at()).count());
      if (now < until)
        ask(connection);
      else
        --busy;
    });
  result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
  result.bytes_each = result.answers > 0 ? bytes / static_cast<double>(result.answers) : 0;
  std::ranges::sort(result.milliseconds);
  return result;
}

}  // namespace lintel::app::bench
