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

  void ask(const std::string& path, const std::string& cookie, Clock::time_point due) {
    const auto request = fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n", path,
                                     cookie.empty() ? "" : fmt::format("Cookie: {}\r\n", cookie));
    received_.clear();
    asked_at_ = due;
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
  void wait(std::chrono::milliseconds patience, Visit visit) {
    epoll_event events[64];
    const int count = epoll_wait(file_, events, 64, static_cast<int>(patience.count()));
    if (count == 0 && patience >= std::chrono::seconds{10}) unreachable("no answer for ten seconds");
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

namespace {

// Asks, and keeps what came of it.
class Asking {
 public:
  explicit Asking(const Load& load) : load_(load) {
    for (int i = 0; i < load.connections; ++i) {
      auto& connection = *connections_.emplace_back(std::make_unique<Connection>(load.port));
      epoll_.add(connection);
      free_.push_back(&connection);
    }
  }

  Loaded run(std::chrono::milliseconds length) {
    const auto began = Clock::now();
    until_ = began + length;
    due_ = began;
    do {
      while (!free_.empty() && may_ask()) ask();
      epoll_.wait(patience(), [&](Connection& connection) { answered(connection); });
    } while (std::ssize(free_) < load_.connections || may_ask());
    result_.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    result_.bytes_each = result_.answers > 0 ? bytes_ / static_cast<double>(result_.answers) : 0;
    std::ranges::sort(result_.milliseconds);
    return std::move(result_);
  }

 private:
  // Everybody asks at least once.
  bool may_ask() const {
    if (load_.pace == 0) return next_ < static_cast<std::size_t>(load_.connections) || Clock::now() < until_;
    return due_ < until_ && due_ <= Clock::now();
  }
  void ask() {
    auto* connection = free_.back();
    free_.pop_back();
    connection->ask(load_.paths[next_++ % load_.paths.size()], load_.cookie, load_.pace == 0 ? Clock::now() : due_);
    if (load_.pace > 0)
      due_ += std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / load_.pace));
  }
  std::chrono::milliseconds patience() const {
    constexpr std::chrono::milliseconds longest{10'000};
    if (load_.pace == 0 || due_ >= until_) return longest;
    return std::max(std::chrono::milliseconds{0},
                    std::chrono::duration_cast<std::chrono::milliseconds>(due_ - Clock::now()));
  }
  void answered(Connection& connection) {
    if (!connection.read_more()) return;
    ++result_.answers;
    if (connection.status() != 200) ++result_.wrong;
    bytes_ += static_cast<double>(connection.body());
    result_.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - connection.asked_at()).count());
    free_.push_back(&connection);
  }

  const Load& load_;
  Epoll epoll_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<Connection*> free_;
  Clock::time_point until_{}, due_{};
  std::size_t next_ = 0;
  double bytes_ = 0;
  Loaded result_;
};

}  // namespace

Loaded load(const Load& load, std::chrono::milliseconds length) {
  return Asking(load).run(length);
}

}  // namespace lintel::app::bench
