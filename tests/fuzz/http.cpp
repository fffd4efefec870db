// The whole server, over a real connection: whatever bytes come, it answers with well-formed answers or closes, it
// gives the page only what is clean, and it goes on serving.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "base/text.h"
#include "web/server/raw_client.h"
#include "web/server/server.h"

namespace {

using namespace lintel;

void must(bool holds) {
  if (!holds) std::abort();
}

void page(web::Request request, web::Reply reply) {
  must(request.path.starts_with('/') && base::is_clean_utf8(request.path));
  must(request.body.size() <= web::limits::body_bytes);
  const auto form = web::read_form(request);
  reply(web::text_response(form ? "form" : "none"));
}

// Runs until the process ends: libFuzzer gives no moment to stop it.
std::uint16_t port_of_server() {
  static auto* const server = new web::Server({.io_threads = 1, .handler_threads = 1}, page);
  static auto* const thread = new std::jthread([] { server->run(); });
  must(thread->joinable());
  return server->port();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::uint16_t port = port_of_server();
  web::RawClient client(port);
  client.send({reinterpret_cast<const char*>(data), size});
  client.finish_sending();
  const auto answers = client.read_to_end();
  must(answers.empty() || answers.starts_with("HTTP/1.1 "));
  must(client.is_closed_within(std::chrono::seconds(0)));
  return 0;
}
