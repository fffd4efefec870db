#include "web/server/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "web/server/metrics.h"
#include "web/server/raw_client.h"

namespace lintel::web {
namespace {

using namespace std::chrono_literals;

// A server on a free port of this machine for the length of a test.
class Running {
 public:
  explicit Running(Handler handler, ServerOptions options = {})
      : server(std::move(options), std::move(handler)), thread_([this] { server.run(); }) {}
  ~Running() { server.stop(); }

  RawClient client() const { return RawClient(server.port()); }
  RawAnswer ask(const std::string& request) const {
    auto one = client();
    one.send(request);
    return one.read_answer();
  }

  Server server;

 private:
  std::jthread thread_;
};

void say_hello(Request request, Reply reply) {
  reply(text("hello " + request.path).on_route("/hello"));
}

std::string get(std::string_view path, std::string_view more_headers = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: hub\r\n" + std::string(more_headers) + "\r\n";
}

TEST(Server, answers_a_request_and_keeps_the_connection) {
  const Running running(say_hello);
  auto client = running.client();
  for (const char* path : {"/one", "/two"}) {
    client.send(get(path));
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, std::string("hello ") + path);
    EXPECT_FALSE(answer.has("connection"));
  }
}

}  // namespace
}  // namespace lintel::web
