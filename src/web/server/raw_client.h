#pragma once
// For tests: one TCP connection that sends exactly the bytes it is given, well-formed or not. Its .cpp ends in _test so
// that it is built with the tests only.
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace lintel::web {

struct RawAnswer {
  int status = 0;                              // 0: the connection ended before an answer
  std::map<std::string, std::string> headers;  // names in lower case; of repeated ones the last
  std::string head;                            // as it came
  std::string body;

  bool has(const std::string& name) const { return headers.contains(name); }
  std::string header(const std::string& name) const { return has(name) ? headers.at(name) : ""; }
};

class RawClient {
 public:
  // Connects to 127.0.0.1. Throws std::runtime_error when it cannot.
  explicit RawClient(std::uint16_t port);
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient();

  // False when the other side has closed.
  bool send(std::string_view bytes);
  // One answer by its Content-Length, or none (status 0) when the connection ends or `patience` passes.
  RawAnswer read_answer(bool has_body = true, std::chrono::milliseconds patience = std::chrono::seconds(10));
  // Everything until the other side closes or `patience` passes.
  std::string read_to_end(std::chrono::milliseconds patience = std::chrono::seconds(10));
  // Whether the other side closes within `patience`.
  bool is_closed_within(std::chrono::milliseconds patience);
  // Nothing more will be sent.
  void finish_sending();

 private:
  bool receive_more(std::chrono::steady_clock::time_point until);

  int socket_ = -1;
  bool ended_ = false;
  std::string received_;
};

}  // namespace lintel::web
