#include "web/server/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace lintel::web {
namespace {

using Clock = std::chrono::steady_clock;

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

RawAnswer parsed_head(std::string head) {
  RawAnswer answer;
  answer.status = std::stoi(head.substr(head.find(' ') + 1, 3));
  for (auto at = head.find("\r\n") + 2; at < head.size() - 2;) {
    const auto end = head.find("\r\n", at);
    const auto colon = head.find(": ", at);
    answer.headers[lower_case(head.substr(at, colon - at))] = head.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  answer.head = std::move(head);
  return answer;
}

// An interrupted connect goes on by itself.
bool connect_to(int socket, const sockaddr_in& address) {
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
  if (errno != EINTR) return false;
  pollfd ready{socket, POLLOUT, 0};
  while (::poll(&ready, 1, -1) < 0 && errno == EINTR) {
  }
  int failure = 0;
  socklen_t size = sizeof failure;
  ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size);
  errno = failure;
  return failure == 0;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ < 0 || !connect_to(socket_, address))
    throw std::system_error(errno, std::generic_category(), "cannot connect to port " + std::to_string(port));
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), ended_(other.ended_), received_(std::move(other.received_)) {}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finish_sending() {
  ::shutdown(socket_, SHUT_WR);
}

bool RawClient::receive_more(Clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  pollfd ready{socket_, POLLIN, 0};
  if (ended_ || left <= 0) return false;
  const int found = ::poll(&ready, 1, static_cast<int>(left));
  if (found < 0 && errno == EINTR) return true;  // a timer's signal (libFuzzer has one): wait for the rest
  if (found <= 0) return false;
  std::array<char, 65536> bytes;
  const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) {
    ended_ = true;
    return false;
  }
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

RawAnswer RawClient::read_answer(bool has_body, std::chrono::milliseconds patience) {
  const auto until = Clock::now() + patience;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive_more(until)) return {};
  auto answer = parsed_head(received_.substr(0, end + 2));
  received_.erase(0, end + 4);
  const std::size_t length = has_body && answer.has("content-length") ? std::stoul(answer.header("content-length")) : 0;
  while (received_.size() < length)
    if (!receive_more(until)) return {};
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

std::string RawClient::read_to_end(std::chrono::milliseconds patience) {
  const auto until = Clock::now() + patience;
  while (receive_more(until)) {
  }
  return std::exchange(received_, {});
}

bool RawClient::is_closed_within(std::chrono::milliseconds patience) {
  const auto until = Clock::now() + patience;
  while (receive_more(until)) {
  }
  return ended_;
}

}  // namespace lintel::web
