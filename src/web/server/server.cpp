// The only file that includes Beast and Asio: they take twenty seconds to compile.
#include "web/server/server.h"

#include <array>
#include <atomic>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <typeinfo>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/core/demangle.hpp>

#include "base/text.h"
#include "web/server/handler_pool.h"
#include "web/server/log_line.h"
#include "web/server/metrics.h"
#include "web/server/wire.h"

namespace lintel::web {
namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<net::ip::tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Executor>;
using Timer = net::basic_waitable_timer<Clock, net::wait_traits<Clock>, Executor>;
template <class T>
using Task = net::awaitable<T, Executor>;
using Parser = http::request_parser<http::string_body>;

// Operations give their error as a value: an exception would end the accept loop.
constexpr net::as_tuple_t<net::use_awaitable_t<Executor>> as_value{};

std::int64_t unix_milliseconds() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count();
}

std::string date_now() {
  return http_date(unix_milliseconds() / 1000);
}

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

// References that can be read out on the telephone: no letter that looks like another, never the same twice in a run.
class ReferenceSource {
 public:
  std::string next() {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t bits = mixed(start_ + count_.fetch_add(1, std::memory_order_relaxed));
    std::string reference(14, '-');
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 7U, 8U, 10U, 11U, 12U, 13U}) {
      reference[i] = letters[bits % 32];
      bits /= 32;
    }
    return reference;
  }

 private:
  // The finishing steps of splitmix64: one to one, so that different counts give different numbers.
  static std::uint64_t mixed(std::uint64_t z) {
    z *= 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  std::uint64_t start_ = std::random_device{}() | (std::uint64_t{std::random_device{}()} << 32U);
  std::atomic<std::uint64_t> count_{0};
};

struct Connection;

// One thread with its own loop: what belongs to its connections is touched by this thread only.
struct IoThread {
  std::unordered_set<Connection*> connections;  // outlives the loop, whose end destroys the connections
  net::io_context loop{1};
  net::executor_work_guard<Executor> work{loop.get_executor()};
  Timer sweep{loop};
  Clock::time_point cut_at = Clock::time_point::max();  // when draining ends
  bool draining = false;
};

// What connections, replies and the server share.
struct Shared {
  Shared(ServerOptions given, Handler pages)
      : options(std::move(given)), handler(std::move(pages)), pool(options.max_waiting_requests) {}

  ServerOptions options;
  Handler handler;
  HandlerPool pool;
  ReferenceSource references;
  std::atomic<std::size_t> connections{0};
  std::atomic<bool> stopping{false};
  std::atomic<bool> ended{false};

  void write_log(const std::string& line) const {
    if (!options.log) return;
    try {
      options.log(line);
    } catch (...) {  // a log that cannot be written is no reason to leave a client without its answer
    }
  }
};

struct Connection {
  Connection(std::shared_ptr<Shared> server, std::shared_ptr<IoThread> on, Socket accepted)
      : shared(std::move(server)), thread(*on), thread_owner(on), socket(std::move(accepted)), answered(thread.loop) {
    ++shared->connections;
    if (shared->options.metrics) shared->options.metrics->connection_opened();
    error_code ignored;
    socket.set_option(net::ip::tcp::no_delay(true), ignored);
    const auto peer = socket.remote_endpoint(ignored);
    if (!ignored) peer_address = peer.address().to_string();
  }
  ~Connection() {
    thread.connections.erase(this);
    --shared->connections;
    if (shared->options.metrics && !shared->ended) shared->options.metrics->connection_closed();
    finish_thread_when_drained();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void begin_phase(std::chrono::milliseconds allowed) {
    deadline = Clock::now() + allowed;
    timed_out = false;
  }
  void end_phase() {
    deadline = Clock::time_point::max();
    timed_out = false;
  }
  // Repeated at each sweep: an operation of several steps may be between two of them.
  void enforce_deadline(Clock::time_point now) {
    if (now < deadline) return;
    timed_out = true;
    error_code ignored;
    socket.cancel(ignored);
  }
  void close_when_idle() {
    error_code ignored;
    if (idle) socket.cancel(ignored);
  }
  void cut() {
    is_cut = true;
    answered.cancel();
    error_code ignored;
    socket.close(ignored);
  }
  void finish_thread_when_drained() {
    if (!thread.draining || !thread.connections.empty()) return;
    thread.sweep.cancel();
    thread.work.reset();
  }

  std::shared_ptr<Shared> shared;
  IoThread& thread;
  std::weak_ptr<IoThread> thread_owner;  // weak: the loop of the thread owns this connection
  Socket socket;
  Timer answered;  // never expires: cancelling it wakes the connection for its answer
  boost::beast::flat_buffer buffer;
  std::string peer_address;
  Clock::time_point deadline = Clock::time_point::max();
  bool timed_out = false;
  bool idle = false;
  bool is_cut = false;
  std::optional<Wire> answer;
  bool keep_alive_after_answer = false;
};

}  // namespace

struct Reply::Exchange {
  enum State : unsigned { held = 1, dropped = 2, done = 4 };

  std::shared_ptr<Shared> shared;
  std::shared_ptr<IoThread> thread;
  std::weak_ptr<Connection> connection;
  Request request;  // without its body
  Clock::time_point began = Clock::now();
  bool head_only = false;
  bool http_1_0 = false;
  bool keep_alive = false;
  // held: the handler is running, and if it throws its reply is dropped before the failure is caught.
  std::atomic<unsigned> state{held};

  void answer(Response response) {
    if (state.fetch_or(done) & done) return;
    if (shared->ended) return;
    const std::string route = response.route;
    int status = response.status;
    Wire wire;
    try {
      wire = wire_of(std::move(response));
    } catch (const std::exception& failure) {
      log_failure(failure);
      status = 500;
      wire = wire_of(response_to(failure));
    }
    record(route, status, wire);
    hand_over(std::move(wire));
  }

  void fail(const std::exception& failure) {
    log_failure(failure);
    if (!(state & done)) answer(response_to(failure));
  }

  void drop() {
    if (!(state.fetch_or(dropped) & (held | done))) fail_as_dropped();
  }
  // The handler returned: a reply that it dropped meanwhile is missed now.
  void release() {
    const auto before = state.fetch_and(~unsigned{held});
    if ((before & dropped) && !(before & done)) fail_as_dropped();
  }

 private:
  void fail_as_dropped() { fail(std::logic_error("a request was left unanswered")); }

  Response response_to(const std::exception& failure) const {
    try {
      if (shared->options.on_error) return shared->options.on_error(request, failure);
    } catch (...) {  // the page about the failure failed too: the plain one cannot
    }
    return error_page(500, request.id, wants_json(request));
  }

  void log_failure(const std::exception& failure) const {
    shared->write_log(failure_line(unix_milliseconds(), request.id, boost::core::demangle(typeid(failure).name())));
  }

  Wire wire_of(Response response) const {
    const std::string date = date_now();
    WireOptions options;
    options.accept_encoding = request.header("accept-encoding");
    options.date = date;
    options.head_only = head_only;
    options.keep_alive = keep_alive && !shared->stopping;
    options.http_1_0 = http_1_0;
    options.behind_tls = shared->options.behind_tls;
    return rendered(std::move(response), options);
  }

  void record(const std::string& route, int status, const Wire& wire) const {
    const std::chrono::duration<double> took = Clock::now() - began;
    if (shared->options.metrics)
      shared->options.metrics->request_ended(name_of(request.method), route, status, took.count());
    if (!shared->options.log) return;
    shared->write_log(request_line({.unix_milliseconds = unix_milliseconds(),
                                    .id = request.id,
                                    .method = head_only ? "HEAD" : name_of(request.method),
                                    .route = route.empty() ? "unrouted" : route,
                                    .status = status,
                                    .milliseconds = took.count() * 1000,
                                    .bytes = wire.content().size()}));
  }

  // The work posted holds the connection weakly: should the loop have ended, nothing keeps it alive.
  void hand_over(Wire wire) {
    net::post(thread->loop, [to = connection, wire = std::move(wire), keep = keep_alive]() mutable {
      const auto waiting = to.lock();
      if (!waiting) return;
      waiting->answer = std::move(wire);
      waiting->keep_alive_after_answer = keep;
      waiting->answered.cancel();
    });
  }
};

Reply::Reply(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
Reply::Reply(Reply&&) noexcept = default;

Reply& Reply::operator=(Reply&& other) noexcept {
  if (this != &other) {
    if (exchange_) exchange_->drop();
    exchange_ = std::move(other.exchange_);
  }
  return *this;
}

Reply::~Reply() {
  if (exchange_) exchange_->drop();
}

void Reply::operator()(Response response) {
  if (!exchange_) throw std::logic_error("a reply was used twice");
  std::exchange(exchange_, nullptr)->answer(std::move(response));
}

void Reply::answer_with(const std::function<Response()>& make_response) {
  std::optional<Response> response;
  try {
    response = make_response();
  } catch (const std::exception& failure) {
    fail(failure);
    return;
  }
  (*this)(*std::move(response));
}

void Reply::fail(const std::exception& failure) {
  if (!exchange_) throw std::logic_error("a reply was used twice");
  std::exchange(exchange_, nullptr)->fail(failure);
}

namespace {

// ---- reading requests ----

// The status that answers a failed read; 0: nothing to answer, the client is gone.
int status_for(error_code failure, bool timed_out) {
  if (timed_out) return 408;
  if (failure == http::error::end_of_stream || failure == http::error::partial_message) return 0;
  if (failure == http::error::header_limit || failure == http::error::buffer_overflow) return 431;
  if (failure == http::error::body_limit) return 413;
  const bool is_malformed = failure.category() == make_error_code(http::error::bad_method).category();
  return is_malformed ? 400 : 0;
}

std::optional<Method> method_of(http::verb verb) {
  switch (verb) {
    case http::verb::head:
    case http::verb::get:
      return Method::get;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::patch:
      return Method::patch;
    case http::verb::delete_:
      return Method::delete_;
    case http::verb::options:
      return Method::options;
    default:
      return std::nullopt;
  }
}

bool is_only(const Parser::value_type& message, http::field name, std::string_view value) {
  return message.count(name) == 1 && boost::beast::iequals(message[name], value);
}

// What Beast lets pass and two servers in a row might read differently (request smuggling), and what we do not do.
// 0: the headers are fine.
int status_for_headers(const Parser& parser) {
  const auto& message = parser.get();
  if (message.version() != 10 && message.version() != 11) return 400;
  if (message.version() == 11 && message.count(http::field::host) != 1) return 400;
  if (message.count(http::field::host) > 1 || message.count(http::field::content_length) > 1) return 400;
  if (message.count(http::field::transfer_encoding) > 0) {
    if (message.version() == 10 || message.count(http::field::content_length) > 0) return 400;
    if (!is_only(message, http::field::transfer_encoding, "chunked")) return 400;
  }
  if (static_cast<std::size_t>(std::distance(message.begin(), message.end())) > limits::header_fields) return 431;
  if (message.method() == http::verb::trace || message.method() == http::verb::connect) return 405;
  if (!method_of(message.method())) return 501;
  if (message.count(http::field::expect) > 0 && !is_only(message, http::field::expect, "100-continue")) return 417;
  return 0;
}

std::vector<Form::Field> headers_of(const Parser::value_type& message) {
  std::vector<Form::Field> headers;
  for (const auto& field : message) {
    std::string name = base::lower_case(view(field.name_string()));
    const auto same = std::ranges::find(headers, name, &Form::Field::name);
    if (same == headers.end())
      headers.push_back({std::move(name), std::string(view(field.value()))});
    else
      same->value.append(same->name == "cookie" ? "; " : ", ").append(view(field.value()));
  }
  return headers;
}

// A proxy may send the whole URL (RFC 9112 section 3.2.2); what counts is from the path on.
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto path = target.find('/', scheme.size());
    return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  return target;
}

bool read_target(std::string_view target, Request& request) {
  target = origin_form(target);
  const auto mark = target.find('?');
  if (mark != std::string_view::npos) request.raw_query = target.substr(mark + 1);
  auto path = parse_path(target.substr(0, mark));
  auto query = parse_query(request.raw_query);
  if (!path || !query) return false;
  request.path = *std::move(path);
  request.query = *std::move(query);
  return true;
}

std::string last_forwarded(std::string_view header) {
  return std::string(base::trimmed(header.substr(header.rfind(',') + 1)));
}

std::optional<Request> request_of(Connection& connection, Parser& parser) {
  auto& message = parser.get();
  Request request;
  request.method = *method_of(message.method());
  if (!read_target(view(message.target()), request)) return std::nullopt;
  request.headers = headers_of(message);
  request.cookies = parse_cookies(request.header("cookie"));
  request.remote_address = connection.peer_address;
  if (connection.shared->options.trust_proxy && !request.header("x-forwarded-for").empty())
    request.remote_address = last_forwarded(request.header("x-forwarded-for"));
  request.id = connection.shared->references.next();
  request.body = std::move(message.body());
  return request;
}

// ---- one connection ----

// Writes head and body in pieces, each within the write deadline.
Task<bool> write_answer(Connection& connection, Wire wire) {
  std::string_view rest = wire.content();
  std::string_view head = wire.head;
  while (!head.empty() || !rest.empty()) {
    const auto piece = rest.substr(0, limits::write_piece_bytes);
    const std::array<net::const_buffer, 2> bytes{net::buffer(head), net::buffer(piece)};
    connection.begin_phase(connection.shared->options.deadlines.write);
    const auto [failure, written] = co_await net::async_write(connection.socket, bytes, as_value);
    if (failure) co_return false;
    head = {};
    rest.remove_prefix(piece.size());
  }
  connection.end_phase();
  co_return true;
}

// Reads and throws away what the client is still sending: closing at once would reset the connection and could take the
// answer with it.
Task<void> linger(Connection& connection) {
  error_code ignored;
  connection.socket.shutdown(Socket::shutdown_send, ignored);
  connection.begin_phase(limits::linger);
  std::array<char, 4096> discarded;
  while (!connection.timed_out) {
    const auto [failure, bytes] = co_await connection.socket.async_read_some(net::buffer(discarded), as_value);
    if (failure) co_return;
  }
}

Task<void> refuse(Connection& connection, int status, bool as_json) {
  if (status == 0) co_return;
  Shared& shared = *connection.shared;
  const std::string reference = shared.references.next();
  if (shared.options.metrics) shared.options.metrics->request_refused(status);
  if (shared.options.log) shared.write_log(refusal_line(unix_milliseconds(), reference, status));
  const std::string date = date_now();
  WireOptions options;
  options.date = date;
  options.keep_alive = false;
  options.behind_tls = shared.options.behind_tls;
  const bool written = co_await write_answer(connection, rendered(error_page(status, reference, as_json), options));
  if (written) co_await linger(connection);
}

// False when the client is gone, was idle for too long, or the server is stopping.
Task<bool> wait_for_request(Connection& connection) {
  if (connection.buffer.size() > 0) co_return true;
  if (connection.thread.draining) co_return false;
  connection.buffer.shrink_to_fit();
  connection.begin_phase(connection.shared->options.deadlines.idle);
  connection.idle = true;
  const auto [failure] = co_await connection.socket.async_wait(Socket::wait_read, as_value);
  connection.idle = false;
  co_return !failure && !connection.timed_out;
}

// All is well when neither is set.
struct ReadResult {
  int refused = 0;    // the status
  bool gone = false;  // nobody is left to answer
};

ReadResult read_result(error_code failure, bool timed_out) {
  const int status = status_for(failure, timed_out);
  return {status, status == 0};
}

Task<ReadResult> read_body(Connection& connection, Parser& parser) {
  connection.begin_phase(connection.shared->options.deadlines.body);
  const bool wanted = parser.get().count(http::field::expect) > 0 && parser.get().version() == 11;
  if (wanted && connection.buffer.size() == 0 && !parser.is_done()) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [failure, bytes] = co_await net::async_write(connection.socket, net::buffer(go_on), as_value);
    if (failure) co_return ReadResult{0, true};
  }
  const auto [failure, bytes] = co_await http::async_read(connection.socket, connection.buffer, parser, as_value);
  if (failure) co_return read_result(failure, connection.timed_out);
  co_return ReadResult{};
}

Task<ReadResult> read_request(Connection& connection, Parser& parser) {
  connection.begin_phase(connection.shared->options.deadlines.header);
  const auto [failure, bytes] =
      co_await http::async_read_header(connection.socket, connection.buffer, parser, as_value);
  if (failure) co_return read_result(failure, connection.timed_out);
  if (const int status = status_for_headers(parser)) co_return ReadResult{status, false};
  if (parser.is_done()) co_return ReadResult{};
  co_return co_await read_body(connection, parser);
}

std::shared_ptr<Reply::Exchange> exchange_for(const std::shared_ptr<Connection>& connection, const Parser& parser,
                                              Request& request) {
  auto exchange = std::make_shared<Reply::Exchange>();
  exchange->shared = connection->shared;
  exchange->thread = connection->thread_owner.lock();
  exchange->connection = connection;
  std::string body = std::move(request.body);
  request.body.clear();
  exchange->request = request;
  request.body = std::move(body);
  exchange->head_only = parser.get().method() == http::verb::head;
  exchange->http_1_0 = parser.get().version() == 10;
  exchange->keep_alive = parser.get().keep_alive();
  return exchange;
}

void run_handler(const Shared& shared, Request request, const std::shared_ptr<Reply::Exchange>& exchange) {
  try {
    shared.handler(std::move(request), Reply(exchange));
  } catch (const std::exception& failure) {
    exchange->fail(failure);
  } catch (...) {
    exchange->fail(std::runtime_error("a failure of an unknown kind"));
  }
  exchange->release();
}

void hand_to_pool(const std::shared_ptr<Connection>& connection, Request request, const Parser& parser) {
  auto exchange = exchange_for(connection, parser, request);
  Shared& shared = *connection->shared;
  if (shared.options.metrics) shared.options.metrics->request_began();
  HandlerPool::Work work = [&shared, exchange, request = std::move(request)]() mutable {
    run_handler(shared, std::move(request), exchange);
  };
  if (!shared.pool.offer(work)) exchange->answer(error_page(503, exchange->request.id, wants_json(exchange->request)));
}

// True when the connection may carry another request.
Task<bool> serve_request(const std::shared_ptr<Connection>& connection) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(connection->shared->options.max_header));
  parser.body_limit(connection->shared->options.max_body);
  const ReadResult read = co_await read_request(*connection, parser);
  if (read.gone) co_return false;
  std::optional<Request> request;
  if (read.refused == 0) request = request_of(*connection, parser);
  if (!request) {
    const bool as_json = view(parser.get().target()).starts_with("/api/");
    co_await refuse(*connection, read.refused == 0 ? 400 : read.refused, as_json);
    co_return false;
  }
  connection->end_phase();
  connection->answer.reset();
  connection->answered.expires_at(Clock::time_point::max());
  hand_to_pool(connection, *std::move(request), parser);
  while (!connection->answer && !connection->is_cut) co_await connection->answered.async_wait(as_value);
  if (connection->is_cut) co_return false;
  const bool written = co_await write_answer(*connection, *std::move(connection->answer));
  co_return written && connection->keep_alive_after_answer;
}

Task<void> serve_connection(std::shared_ptr<Connection> connection) {
  connection->thread.connections.insert(connection.get());
  bool open = true;
  while (open) {
    open = co_await wait_for_request(*connection);
    if (open) open = co_await serve_request(connection);
  }
  error_code ignored;
  connection->socket.shutdown(Socket::shutdown_both, ignored);
}

// ---- one thread ----

void sweep_connections(IoThread& thread) {
  const auto now = Clock::now();
  // Cutting a connection does not end it here and now: its coroutine is resumed later, so the set does not change.
  for (Connection* connection : thread.connections) {
    if (now >= thread.cut_at)
      connection->cut();
    else
      connection->enforce_deadline(now);
  }
}

Task<void> sweep(std::shared_ptr<IoThread> thread) {
  while (!thread->draining || !thread->connections.empty()) {
    thread->sweep.expires_after(limits::sweep);
    co_await thread->sweep.async_wait(as_value);
    sweep_connections(*thread);
  }
}

void drain(IoThread& thread, std::chrono::milliseconds allowed) {
  thread.draining = true;
  thread.cut_at = Clock::now() + allowed;
  for (Connection* connection : thread.connections) connection->close_when_idle();
  if (!thread.connections.empty()) return;
  thread.sweep.cancel();
  thread.work.reset();
}

// The connection cap is reached: one short answer, without waiting for anything.
void turn_away(Socket socket, const Shared& shared) {
  const std::string date = date_now();
  WireOptions options;
  options.date = date;
  options.keep_alive = false;
  options.behind_tls = shared.options.behind_tls;
  const Wire wire = rendered(error_page(503, {}, false), options);
  const std::string bytes = wire.head + wire.body;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(net::buffer(bytes), ignored);
  socket.shutdown(Socket::shutdown_both, ignored);
  if (shared.options.metrics) shared.options.metrics->request_refused(503);
}

}  // namespace

struct Server::Inside {
  Inside(ServerOptions options, Handler handler)
      : shared(std::make_shared<Shared>(std::move(options), std::move(handler))),
        threads(made_threads()),
        acceptor(threads[0]->loop) {
    listen();
  }

  std::vector<std::shared_ptr<IoThread>> made_threads() const {
    std::vector<std::shared_ptr<IoThread>> made(std::max(1U, shared->options.io_threads));
    for (auto& thread : made) thread = std::make_shared<IoThread>();
    return made;
  }

  void listen() {
    const auto& options = shared->options;
    try {
      const net::ip::tcp::endpoint endpoint(net::ip::make_address(options.address), options.port);
      acceptor.open(endpoint.protocol());
      acceptor.set_option(Acceptor::reuse_address(true));
      acceptor.bind(endpoint);
      acceptor.listen(Acceptor::max_listen_connections);
    } catch (const boost::system::system_error& failure) {
      throw std::runtime_error(
          fmt::format("cannot listen on {} port {}: {}", options.address, options.port, failure.code().message()));
    }
  }

  // Never throws and ends only when the acceptor is closed: without file descriptors it waits for better times.
  Task<void> accept_connections() {
    Timer pause(threads[0]->loop);
    for (std::size_t turn = 0; !shared->stopping; ++turn) {
      const auto& thread = threads[turn % threads.size()];
      Socket socket(thread->loop);
      const auto [failure] = co_await acceptor.async_accept(socket, as_value);
      if (failure == net::error::operation_aborted || !acceptor.is_open()) co_return;
      if (failure) {
        pause.expires_after(limits::accept_pause);
        co_await pause.async_wait(as_value);
      } else {
        admit(thread, std::move(socket));
      }
    }
  }

  void admit(const std::shared_ptr<IoThread>& thread, Socket socket) {
    try {
      if (shared->connections >= shared->options.max_connections) return turn_away(std::move(socket), *shared);
      auto connection = std::make_shared<Connection>(shared, thread, std::move(socket));
      net::co_spawn(thread->loop, serve_connection(std::move(connection)), net::detached);
    } catch (const std::exception&) {  // out of memory: this client is lost, the others are not
    }
  }

  std::shared_ptr<Shared> shared;
  std::vector<std::shared_ptr<IoThread>> threads;
  Acceptor acceptor;
};

Server::Server(ServerOptions options, Handler handler)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(handler))) {}

Server::~Server() {
  inside_->shared->ended = true;
  inside_->shared->pool.close();
}

std::uint16_t Server::port() const {
  return inside_->acceptor.local_endpoint().port();
}

void Server::run() {
  Inside& in = *inside_;
  for (const auto& thread : in.threads) net::co_spawn(thread->loop, sweep(thread), net::detached);
  net::co_spawn(in.threads[0]->loop, in.accept_connections(), net::detached);
  {
    std::vector<std::jthread> handlers(std::max(1U, in.shared->options.handler_threads));
    for (auto& handler : handlers) handler = std::jthread([&in] { in.shared->pool.run(); });
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < in.threads.size(); ++i) others.emplace_back([&in, i] { in.threads[i]->loop.run(); });
      in.threads[0]->loop.run();
    }
    in.shared->pool.close();
  }
  in.shared->ended = true;
}

void Server::stop() {
  Inside& in = *inside_;
  if (in.shared->stopping.exchange(true)) return;
  net::post(in.threads[0]->loop, [&in] {
    error_code ignored;
    in.acceptor.close(ignored);
    // After the last accepted connection, which was handed to its thread before this.
    for (const auto& thread : in.threads)
      net::post(thread->loop, [thread, allowed = in.shared->options.deadlines.drain] { drain(*thread, allowed); });
  });
}

void Server::post(std::move_only_function<void()> work) {
  inside_->shared->pool.post([shared = inside_->shared, work = std::move(work)]() mutable {
    try {
      work();
    } catch (const std::exception& failure) {
      shared->write_log(failure_line(unix_milliseconds(), {}, boost::core::demangle(typeid(failure).name())));
    } catch (...) {
      shared->write_log(failure_line(unix_milliseconds(), {}, "unknown"));
    }
  });
}

}  // namespace lintel::web
