#include "web/server/server.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

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
  reply(text_response("hello " + request.path).on_route("/hello"));
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

std::string post(std::string_view path, std::string_view body, std::string_view more_headers = "") {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(more_headers) + "\r\n" + std::string(body);
}

void echo_body(Request request, Reply reply) {
  reply(text_response(request.body));
}

ServerOptions with_deadlines(Deadlines deadlines) {
  ServerOptions options;
  options.deadlines = deadlines;
  return options;
}

// A gate that a handler waits at until the test opens it.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait_for(lock, 20s, [this] { return open_; });
  }
  void wait_for_visitors(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 20s, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int waiting_ = 0;
};

class Log {
 public:
  std::function<void(std::string_view)> sink() {
    return [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      text_.append(line).append("\n");
    };
  }
  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  std::mutex mutex_;
  std::string text_;
};

// ---- what a page is given ----

TEST(Server, gives_the_page_path_query_headers_cookies_and_client) {
  Request seen;
  const Running running([&](Request request, Reply reply) {
    seen = std::move(request);
    reply(no_content());
  });
  const auto answer =
      running.ask(get("/contacts/a%20b?view=mine&q=%C3%A9", "X-One: 1\r\nX-ONE: 2\r\nCookie: a=1; b=2\r\n"));
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(seen.method, Method::get);
  EXPECT_EQ(seen.path, "/contacts/a b");
  EXPECT_EQ(seen.raw_query, "view=mine&q=%C3%A9");
  EXPECT_EQ(seen.query.value("q"), "é");
  EXPECT_EQ(seen.header("x-one"), "1, 2");
  EXPECT_EQ(seen.cookie("b"), "2");
  EXPECT_EQ(seen.remote_address, "127.0.0.1");
  EXPECT_EQ(seen.id.size(), 14U);
}

TEST(Server, gives_every_request_an_id_of_its_own) {
  const Running running([](Request request, Reply reply) { reply(text_response(request.id)); });
  EXPECT_NE(running.ask(get("/")).body, running.ask(get("/")).body);
}

TEST(Server, believes_the_last_forwarded_address_only_when_told_to_trust_the_proxy) {
  const auto tell = [](Request request, Reply reply) { reply(text_response(request.remote_address)); };
  const auto request = get("/", "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n");
  EXPECT_EQ(Running(tell).ask(request).body, "127.0.0.1");
  ServerOptions options;
  options.trust_proxy = true;
  EXPECT_EQ(Running(tell, options).ask(request).body, "203.0.113.9");
}

TEST(Server, reads_a_whole_url_as_its_path) {
  const Running running(say_hello);
  EXPECT_EQ(running.ask("GET http://hub/here?x=1 HTTP/1.1\r\nHost: hub\r\n\r\n").body, "hello /here");
}

TEST(Server, reads_bodies_with_a_length_and_in_chunks) {
  const Running running(echo_body);
  EXPECT_EQ(running.ask(post("/", "a=1&b=2")).body, "a=1&b=2");
  EXPECT_EQ(
      running
          .ask("POST / HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n4\r\n&b=2\r\n0\r\n\r\n")
          .body,
      "a=1&b=2");
}

// ---- connections ----

TEST(Server, answers_pipelined_requests_in_their_order) {
  const Running running([](Request request, Reply reply) {
    if (request.path == "/0") std::this_thread::sleep_for(50ms);
    reply(text_response(request.path));
  });
  auto client = running.client();
  std::string all;
  for (int i = 0; i < 20; ++i) all += get("/" + std::to_string(i));
  client.send(all);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.read_answer().body, "/" + std::to_string(i));
}

TEST(Server, closes_when_the_client_asks_it_to) {
  const Running running(say_hello);
  auto client = running.client();
  client.send(get("/", "Connection: close\r\n"));
  EXPECT_EQ(client.read_answer().header("connection"), "close");
  EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, keeps_an_http_1_0_connection_only_when_asked) {
  const Running running(say_hello);
  auto client = running.client();
  client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client.read_answer().header("connection"), "keep-alive");
  client.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read_answer().header("connection"), "close");
  EXPECT_TRUE(client.is_closed_within(5s));
}

TEST(Server, leaves_out_the_body_of_a_head_request_but_says_its_length) {
  const Running running(say_hello);
  auto client = running.client();
  client.send("HEAD /page HTTP/1.1\r\nHost: hub\r\n\r\n");
  const auto answer = client.read_answer(false);
  EXPECT_EQ(answer.header("content-length"), "11");
  client.send(get("/page"));  // a body left over would come before this answer
  EXPECT_EQ(client.read_answer().body, "hello /page");
}

TEST(Server, says_go_on_to_a_client_that_waits_for_it) {
  const Running running(echo_body);
  auto client = running.client();
  client.send("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 100);
  client.send("body");
  EXPECT_EQ(client.read_answer().body, "body");
}

TEST(Server, refuses_a_large_body_before_the_client_sends_it) {
  const Running running(echo_body);
  const auto answer =
      running.ask("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(answer.status, 413);
}

TEST(Server, turns_connections_away_at_the_cap_and_takes_new_ones_when_others_end) {
  ServerOptions options;
  options.max_connections = 2;
  const Running running(say_hello, options);
  {
    auto first = running.client();
    auto second = running.client();
    first.send(get("/"));
    second.send(get("/"));
    ASSERT_EQ(first.read_answer().status, 200);
    ASSERT_EQ(second.read_answer().status, 200);
    auto third = running.client();
    EXPECT_EQ(third.read_answer().status, 503);
    first.send(get("/"));
    EXPECT_EQ(first.read_answer().status, 200);
  }
  int status = 0;
  for (int attempt = 0; attempt < 100 && status != 200; ++attempt) {
    std::this_thread::sleep_for(20ms);
    status = running.ask(get("/")).status;
  }
  EXPECT_EQ(status, 200);
}

TEST(Server, serves_a_new_client_while_a_thousand_are_idle) {
  const Running running(say_hello);
  std::vector<RawClient> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.push_back(running.client());
    idle.back().send(get("/"));
  }
  for (auto& client : idle) ASSERT_EQ(client.read_answer().status, 200);
  EXPECT_EQ(running.ask(get("/new")).body, "hello /new");
  for (auto& client : idle) {
    client.send(get("/again"));
    ASSERT_EQ(client.read_answer().body, "hello /again");
  }
}

TEST(Server, goes_on_accepting_after_the_process_ran_out_of_file_descriptors) {
  const Running running(say_hello);
  ASSERT_EQ(running.ask(get("/")).status, 200);
  const int lowest_free = ::dup(0);
  ASSERT_GE(lowest_free, 0);
  ::close(lowest_free);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit one_left{static_cast<rlim_t>(lowest_free) + 1, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &one_left), 0);
  auto client = running.client();  // takes the last one: the server has none to accept it with
  client.send(get("/"));
  EXPECT_EQ(client.read_answer(true, 300ms).status, 0);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(client.read_answer().status, 200);
}

// ---- deadlines ----

TEST(Server, answers_408_to_headers_that_come_too_slowly) {
  const Running running(say_hello, with_deadlines({.header = 300ms}));
  auto client = running.client();
  const auto began = std::chrono::steady_clock::now();
  client.send("GET / HTTP/1.1\r\n");
  // One byte now and then keeps a per-read timeout from firing; the deadline is for the whole header.
  std::jthread slow([&](const std::stop_token& stop) {
    for (int i = 0; i < 100 && !stop.stop_requested(); ++i) {
      if (!client.send("X")) return;
      std::this_thread::sleep_for(50ms);
    }
  });
  const auto answer = client.read_answer(true, 4s);
  EXPECT_EQ(answer.status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
  EXPECT_EQ(answer.header("connection"), "close");
}

TEST(Server, answers_408_to_a_body_that_comes_too_slowly) {
  const Running running(echo_body, with_deadlines({.body = 300ms}));
  auto client = running.client();
  client.send("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(client.read_answer(true, 4s).status, 408);
}

TEST(Server, closes_an_idle_connection_without_a_word) {
  const Running running(say_hello, with_deadlines({.idle = 300ms}));
  auto client = running.client();
  client.send(get("/"));
  ASSERT_EQ(client.read_answer().status, 200);
  EXPECT_EQ(client.read_to_end(4s), "");
  EXPECT_TRUE(client.is_closed_within(0s));
}

TEST(Server, does_not_count_the_time_of_the_page_against_the_client) {
  const Running running(
      [](Request, Reply reply) {
        std::this_thread::sleep_for(600ms);
        reply(text_response("done"));
      },
      with_deadlines({.idle = 200ms, .header = 200ms, .body = 200ms, .write = 200ms}));
  EXPECT_EQ(running.ask(get("/")).body, "done");
}

TEST(Server, cuts_a_client_that_reads_nothing) {
  ServerOptions options = with_deadlines({.write = 300ms});
  Metrics metrics;
  options.metrics = &metrics;
  const Running running([](Request, Reply reply) { reply(text_response(std::string(64 << 20, 'x'))); }, options);
  auto client = running.client();
  client.send(get("/"));
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {
    std::this_thread::sleep_for(50ms);
    gone = metrics.rendered().contains("lintel_http_connections 0");
  }
  EXPECT_TRUE(gone);
}

TEST(Server, sends_a_large_body_whole) {
  std::string large;
  for (int i = 0; i < 400000; ++i) large += std::to_string(i);
  const Running running([&](Request, Reply reply) { reply(text_response(large)); });
  EXPECT_TRUE(running.ask(get("/")).body == large);
}

// ---- what is refused ----

TEST(Server, answers_431_to_headers_that_are_too_large) {
  const Running running(say_hello);
  EXPECT_EQ(running.ask(get("/", "X-Long: " + std::string(17000, 'x') + "\r\n")).status, 431);
  std::string many;
  for (int i = 0; i < 101; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  EXPECT_EQ(running.ask(get("/", many)).status, 431);
}

TEST(Server, answers_413_to_a_body_that_is_too_large_even_while_it_is_being_sent) {
  const Running running(echo_body);
  const auto answer = running.ask(post("/", std::string((1 << 20) + 1, 'x')));
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(running.ask(post("/", std::string(1 << 20, 'x'))).status, 200);
}

TEST(Server, lets_a_refused_client_finish_sending_so_that_it_sees_the_answer) {
  const Running running(echo_body);
  auto client = running.client();
  client.send("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 3000000\r\n\r\n");
  for (int i = 0; i < 30; ++i) {
    ASSERT_TRUE(client.send(std::string(100000, 'x'))) << "the connection was reset after " << i << " parts";
    std::this_thread::sleep_for(5ms);
  }
  EXPECT_EQ(client.read_answer().status, 413);
}

TEST(Server, refuses_in_json_what_was_meant_for_the_api) {
  ServerOptions options;
  options.max_body = 10;
  const auto answer = Running(echo_body, options).ask(post("/api/v1/requests", std::string(11, 'x')));
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.header("content-type"), "application/problem+json");
}

TEST(Server, answers_413_to_chunks_that_add_up_to_too_much) {
  ServerOptions options;
  options.max_body = 1000;
  const Running running(echo_body, options);
  std::string request = "POST / HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) request += "64\r\n" + std::string(100, 'x') + "\r\n";
  EXPECT_EQ(running.ask(request + "0\r\n\r\n").status, 413);
}

struct Refused {
  const char* why;
  std::string request;
  int status;
};

class RefusedRequest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedRequest, is_answered_and_closed_and_never_reaches_a_page) {
  std::atomic<int> reached = 0;
  const Running running([&](Request, Reply reply) {
    ++reached;
    reply(text_response("page"));
  });
  auto client = running.client();
  client.send(GetParam().request);
  const auto answer = client.read_answer(!GetParam().request.starts_with("HEAD"));
  EXPECT_EQ(answer.status, GetParam().status) << GetParam().why;
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(answer.has("content-security-policy"));
  client.finish_sending();
  EXPECT_EQ(client.read_to_end(), "") << "a smuggled request was answered";
  EXPECT_EQ(reached, 0);
}

const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: hub\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    Server, RefusedRequest,
    testing::Values(
        Refused{
            "length then chunked",
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
            400},
        Refused{
            "chunked then length",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + smuggled,
            400},
        Refused{"two lengths",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab" + smuggled, 400},
        Refused{"one length twice",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na" + smuggled, 400},
        Refused{"negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n" + smuggled, 400},
        Refused{"signed length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n\r\na" + smuggled, 400},
        Refused{"length beyond 64 bits",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 18446744073709551617\r\n\r\na" + smuggled, 400},
        Refused{"another transfer encoding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n" + smuggled,
                400},
        Refused{"a disguised chunked",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" +
                    smuggled,
                400},
        Refused{"chunked among others",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + smuggled, 400},
        Refused{
            "chunked twice",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" +
                smuggled,
            400},
        Refused{"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                400},
        Refused{"space before the colon",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled, 400},
        Refused{"a chunk size that is no number",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n" + smuggled, 400},
        Refused{"a chunk longer than it says",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" + smuggled,
                400},
        Refused{"a chunk size beyond 64 bits",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000001\r\na\r\n0\r\n\r\n" +
                    smuggled,
                400},
        Refused{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        Refused{"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        Refused{"bare line feeds", "GET / HTTP/1.1\nHost: h\n\n", 400},
        Refused{"not HTTP", "\x16\x03\x01 hello\r\n\r\n", 400},
        Refused{"another version", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 400},
        Refused{"NUL in a header", std::string("GET / HTTP/1.1\r\nHost: h\r\nX: a") + '\0' + "b\r\n\r\n", 400},
        Refused{"dot segments", "GET /assets/../secret HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"hidden dot segments", "GET /assets/%2e%2e/secret HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"hidden slash", "GET /a%2fb HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"NUL in the path", "GET /a%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"bad escape in the query", "GET /?q=%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"query that is not UTF-8", "GET /?q=%ff HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"star", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Refused{"trace", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", 405},
        Refused{"unknown method", "BREW /tea HTTP/1.1\r\nHost: h\r\n\r\n", 501},
        Refused{"unknown expectation", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nExpect: cake\r\n\r\n",
                417}));

// ---- replies ----

TEST(Server, accepts_a_reply_from_another_thread) {
  std::vector<std::jthread> writers;
  std::mutex mutex;
  const Running running([&](Request request, Reply reply) {
    const std::lock_guard lock(mutex);
    writers.emplace_back([id = request.path, to = std::move(reply)]() mutable {
      std::this_thread::sleep_for(20ms);
      to(text_response("written " + id));
    });
  });
  auto client = running.client();
  for (const char* path : {"/1", "/2", "/3"}) {
    client.send(get(path));
    EXPECT_EQ(client.read_answer().body, std::string("written ") + path);
  }
}

TEST(Server, runs_posted_work_on_the_handler_threads_before_waiting_requests) {
  ServerOptions options;
  options.handler_threads = 1;
  Gate gate;
  std::mutex mutex;
  std::vector<std::string> order;
  Running running(
      [&](Request request, Reply reply) {
        if (request.path == "/first") gate.wait();
        const std::lock_guard lock(mutex);
        order.push_back(request.path);
        reply(no_content());
      },
      options);
  auto first = running.client();
  auto second = running.client();
  first.send(get("/first"));
  gate.wait_for_visitors(1);
  second.send(get("/second"));
  std::this_thread::sleep_for(100ms);
  running.server.post([&] {
    const std::lock_guard lock(mutex);
    order.push_back("posted");
  });
  gate.open();
  EXPECT_EQ(first.read_answer().status, 204);
  EXPECT_EQ(second.read_answer().status, 204);
  const std::lock_guard lock(mutex);
  EXPECT_EQ(order, (std::vector<std::string>{"/first", "posted", "/second"}));
}

TEST(Server, answers_500_with_a_reference_when_a_page_throws) {
  Log log;
  ServerOptions options;
  options.log = log.sink();
  const Running running([](Request, Reply) { throw std::runtime_error("disk of Ada Example is full"); }, options);
  auto client = running.client();
  client.send(get("/secret-path?name=Ada"));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer.status, 500);
  EXPECT_TRUE(answer.body.contains("<h1>Sorry, there is a problem with the service</h1>"));
  EXPECT_FALSE(answer.body.contains("Ada"));
  const auto reference = answer.body.substr(answer.body.find("<strong>") + 8, 14);
  EXPECT_TRUE(log.text().contains(reference)) << "the reference leads to the log";
  EXPECT_FALSE(log.text().contains("Ada"));
  client.send(get("/"));
  EXPECT_EQ(client.read_answer().status, 500) << "the connection goes on";
}

TEST(Server, answers_a_failure_in_json_to_those_who_speak_it) {
  const Running running([](Request, Reply) { throw std::runtime_error("no"); });
  const auto answer = running.ask(get("/api/v1/requests"));
  EXPECT_EQ(answer.header("content-type"), "application/problem+json");
  EXPECT_TRUE(answer.body.contains("\"reference\":\""));
}

TEST(Server, lets_the_application_word_the_failure) {
  ServerOptions options;
  options.on_error = [](const Request& request, const std::exception& failure) {
    return html_response("Not saved: " + std::string(failure.what()) + " " + request.path + request.body, 500);
  };
  const Running running([](Request, Reply) { throw std::runtime_error("disk full"); }, options);
  EXPECT_EQ(running.ask(post("/contacts", "typed")).body, "Not saved: disk full /contacts");
}

TEST(Server, answers_plainly_when_the_wording_of_a_failure_fails_too) {
  ServerOptions options;
  options.on_error = [](const Request&, const std::exception&) -> Response { throw std::runtime_error("again"); };
  const Running running([](Request, Reply) { throw std::runtime_error("once"); }, options);
  EXPECT_EQ(running.ask(get("/")).status, 500);
}

TEST(Server, answers_500_to_a_response_that_cannot_be_sent) {
  const Running running([](Request, Reply reply) {
    Response split = text_response("page");
    split.headers.emplace_back("X", "a\r\nSet-Cookie: b=c");
    reply(std::move(split));
  });
  const auto answer = running.ask(get("/"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_FALSE(answer.has("set-cookie"));
}

TEST(Server, answers_even_when_the_log_cannot_be_written) {
  ServerOptions options;
  options.log = [](std::string_view) { throw std::runtime_error("no space"); };
  const Running running(say_hello, options);
  EXPECT_EQ(running.ask(get("/")).status, 200);
}

TEST(Server, answers_500_when_a_reply_is_dropped_by_the_page_or_later) {
  std::jthread later;
  const Running running([&](Request request, Reply reply) {
    if (request.path == "/later") later = std::jthread([to = std::move(reply)] { std::this_thread::sleep_for(50ms); });
  });
  EXPECT_EQ(running.ask(get("/now")).status, 500);
  EXPECT_EQ(running.ask(get("/later")).status, 500);
}

TEST(Server, answers_with_what_a_function_makes_or_with_its_failure) {
  const Running running([](Request request, Reply reply) {
    reply.answer_with([&]() -> Response {
      if (request.path == "/bad") throw std::runtime_error("no");
      return text_response("made");
    });
  });
  EXPECT_EQ(running.ask(get("/good")).body, "made");
  EXPECT_EQ(running.ask(get("/bad")).status, 500);
}

TEST(Server, does_not_let_a_reply_be_used_twice) {
  std::atomic<bool> refused = false;
  const Running running([&](Request, Reply reply) {
    reply(text_response("once"));
    try {
      reply(text_response("twice"));
    } catch (const std::logic_error&) {
      refused = true;
    }
  });
  auto client = running.client();
  client.send(get("/") + get("/"));
  EXPECT_EQ(client.read_answer().body, "once");
  EXPECT_EQ(client.read_answer().body, "once");
  EXPECT_TRUE(refused);
}

TEST(Server, a_reply_given_after_the_server_has_ended_does_nothing) {
  std::optional<Reply> kept;
  Gate gate;
  {
    const Running running(
        [&](Request, Reply reply) {
          kept.emplace(std::move(reply));
          gate.wait();
        },
        with_deadlines({.drain = 200ms}));
    auto client = running.client();
    client.send(get("/"));
    gate.wait_for_visitors(1);
    gate.open();
  }
  (*kept)(text_response("too late"));
}

TEST(Server, a_client_that_leaves_does_not_disturb_the_page_or_others) {
  Gate gate;
  const Running running([&](Request request, Reply reply) {
    if (request.path == "/slow") gate.wait();
    reply(text_response("here"));
  });
  {
    auto leaving = running.client();
    leaving.send(get("/slow"));
    gate.wait_for_visitors(1);
  }
  gate.open();
  EXPECT_EQ(running.ask(get("/")).body, "here");
}

TEST(Server, answers_503_when_too_many_requests_wait) {
  ServerOptions options;
  options.handler_threads = 1;
  options.max_waiting_requests = 1;
  Gate gate;
  const Running running(
      [&](Request, Reply reply) {
        gate.wait();
        reply(text_response("served"));
      },
      options);
  auto running_one = running.client();
  running_one.send(get("/"));
  gate.wait_for_visitors(1);
  auto waiting = running.client();
  waiting.send(get("/"));
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(running.ask(get("/")).status, 503);
  gate.open();
  EXPECT_EQ(running_one.read_answer().body, "served");
  EXPECT_EQ(waiting.read_answer().body, "served");
}

// ---- stopping ----

TEST(Server, finishes_running_requests_and_closes_idle_connections_when_it_stops) {
  Gate gate;
  auto server = std::make_unique<Server>(ServerOptions{}, [&](Request request, Reply reply) {
    if (request.path == "/slow") gate.wait();
    reply(text_response("finished"));
  });
  std::jthread thread([&] { server->run(); });
  RawClient idle(server->port());
  idle.send(get("/"));
  ASSERT_EQ(idle.read_answer().status, 200);
  RawClient busy(server->port());
  busy.send(get("/slow"));
  gate.wait_for_visitors(1);
  const auto port = server->port();
  server->stop();
  EXPECT_TRUE(idle.is_closed_within(5s));
  EXPECT_THROW(RawClient{port}, std::runtime_error);
  gate.open();
  const auto answer = busy.read_answer();
  EXPECT_EQ(answer.body, "finished");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(busy.is_closed_within(5s));
  thread.join();
}

TEST(Server, cuts_what_still_runs_at_the_drain_deadline) {
  std::optional<Reply> kept;
  Gate gate;
  Server server(with_deadlines({.drain = 300ms}), [&](Request, Reply reply) {
    kept.emplace(std::move(reply));
    gate.wait();
  });
  std::jthread thread([&] { server.run(); });
  RawClient client(server.port());
  client.send(get("/"));
  gate.wait_for_visitors(1);
  gate.open();
  const auto began = std::chrono::steady_clock::now();
  server.stop();
  thread.join();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
  EXPECT_EQ(client.read_answer().status, 0);
}

TEST(Server, may_be_stopped_before_it_runs_and_twice) {
  Server server(ServerOptions{}, say_hello);
  server.stop();
  server.stop();
  server.run();
}

TEST(Server, says_which_address_it_cannot_listen_on) {
  const Server first(ServerOptions{}, say_hello);
  ServerOptions options;
  options.port = first.port();
  try {
    const Server second(options, say_hello);
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& failure) {
    EXPECT_TRUE(std::string(failure.what()).contains("127.0.0.1 port " + std::to_string(first.port())))
        << failure.what();
  }
}

// ---- headers, compression, log, metrics ----

TEST(Server, sends_the_security_headers_with_every_response) {
  ServerOptions options;
  options.behind_tls = true;
  const Running running(
      [](Request request, Reply reply) {
        if (request.path == "/throws") throw std::runtime_error("no");
        if (request.path == "/away") return reply(see_other("/"));
        reply(request.path == "/missing" ? not_found() : html_response("page"));
      },
      options);
  for (const auto& request :
       {get("/"), get("/missing"), get("/throws"), get("/away"), std::string("nonsense\r\n\r\n")}) {
    const auto answer = running.ask(request);
    EXPECT_TRUE(answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"))
        << request;
    EXPECT_FALSE(answer.header("content-security-policy").contains("unsafe"));
    EXPECT_TRUE(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(answer.header("cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_TRUE(answer.has("permissions-policy"));
    EXPECT_TRUE(answer.header("strict-transport-security").starts_with("max-age=63072000"));
    EXPECT_EQ(answer.header("date").size(), 29U);
    EXPECT_FALSE(answer.has("server"));
  }
}

TEST(Server, logs_what_happened_but_not_to_whom) {
  Log log;
  ServerOptions options;
  options.log = log.sink();
  const Running running([](Request, Reply reply) { reply(text_response("four").on_route("/people/{person}")); },
                        options);
  ASSERT_EQ(running.ask(post("/people/Ada-Example?born=2015", "note=secret")).status, 200);
  const auto line = log.text();
  for (const char* part : {R"("event":"request")", R"("method":"POST")", R"("route":"/people/{person}")",
                           R"("status":200)", R"("bytes":4)", R"("ms":)", R"("request":")"})
    EXPECT_TRUE(line.contains(part)) << part << " in " << line;
  for (const char* part : {"Ada", "2015", "secret", "127.0.0.1"}) EXPECT_FALSE(line.contains(part)) << part;
}

TEST(Server, counts_requests_by_route_and_connections) {
  Metrics metrics;
  ServerOptions options;
  options.metrics = &metrics;
  const Running running(say_hello, options);
  auto client = running.client();
  client.send(get("/people/Ada"));
  ASSERT_EQ(client.read_answer().status, 200);
  ASSERT_EQ(running.ask("nonsense\r\n\r\n").status, 400);
  const auto text = metrics.rendered();
  EXPECT_TRUE(text.contains(R"(lintel_http_requests_total{method="GET",route="/hello",status="2xx"} 1)")) << text;
  EXPECT_TRUE(text.contains(R"(lintel_http_requests_refused_total{status="400"} 1)")) << text;
  EXPECT_TRUE(text.contains("lintel_http_requests_in_flight 0")) << text;
  EXPECT_TRUE(text.contains("lintel_http_connections ")) << text;
  EXPECT_FALSE(text.contains("Ada"));
}

}  // namespace
}  // namespace lintel::web
