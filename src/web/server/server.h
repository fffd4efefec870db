#pragma once
// The HTTP/1.1 server. Connections are served by a few io threads that never run a page's code; pages run on a small
// pool of handler threads; a reply may be given later from any thread (a write is answered when it has been committed).
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/server/limits.h"
#include "web/server/request.h"
#include "web/server/response.h"

namespace lintel::web {

class Metrics;

// The right to answer one request, once, from any thread. Dropped unanswered it answers with the error page.
// It may outlive the server: then answering does nothing.
class Reply {
 public:
  struct Exchange;  // the server's side of it

  explicit Reply(std::shared_ptr<Exchange> exchange);
  Reply(Reply&&) noexcept;
  Reply& operator=(Reply&&) noexcept;
  ~Reply();

  // Throws std::logic_error when this reply was already used or moved away.
  void operator()(Response response);
  // Answers with what the function returns; with the error page (ServerOptions::on_error) when it throws.
  void answer_with(const std::function<Response()>& make_response);
  // Answers with the error page for this failure.
  void fail(const std::exception& failure);

 private:
  std::shared_ptr<Exchange> exchange_;
};

using Handler = std::function<void(Request, Reply)>;

struct Deadlines {
  std::chrono::milliseconds idle = limits::idle;
  std::chrono::milliseconds header = limits::header;
  std::chrono::milliseconds body = limits::body;
  std::chrono::milliseconds write = limits::write;
  std::chrono::milliseconds drain = limits::drain;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: a free one, see Server::port
  unsigned io_threads = 2;
  unsigned handler_threads = 4;
  // The process must be allowed a file descriptor for each (RLIMIT_NOFILE); without, new clients wait to be accepted.
  std::size_t max_connections = limits::connections;
  std::size_t max_waiting_requests = limits::waiting_requests;
  std::size_t max_header = limits::header_bytes;
  std::size_t max_body = limits::body_bytes;
  Deadlines deadlines;
  // The service is reached by TLS (ended by a proxy before us): browsers are told to insist on it for two years.
  bool behind_tls = false;
  // The only peer is a proxy that appends the client to X-Forwarded-For: its last entry is the remote address.
  bool trust_proxy = false;
  // One JSON object a line for each request and failure; never a path, query, body or address. Called from several
  // threads.
  std::function<void(std::string_view line)> log;
  // Must outlive the server. May be null.
  Metrics* metrics = nullptr;
  // What the client is told when a handler threw or dropped its reply; the request comes without its body.
  // It may be called from any thread. Unset, or when it throws itself: error_page(500, request id).
  std::function<Response(const Request&, const std::exception&)> on_error;
};

class Server {
 public:
  // Listens at once. Throws std::runtime_error, saying address and reason, when it cannot.
  Server(ServerOptions options, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  // Serves until stop(). Call once.
  void run();

  // From any thread, but not from a signal handler: stops accepting, closes idle connections, lets running requests
  // finish until the drain deadline; then run() returns. Calling it again does nothing.
  void stop();

  // Runs work on the handler threads, before waiting requests: completions of writes, which then answer their reply.
  // Work given after run() has returned is dropped. An exception that leaves it is logged.
  void post(std::move_only_function<void()> work);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace lintel::web
