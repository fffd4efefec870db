#include "web/server/metrics.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace lintel::web {
namespace {

TEST(Metrics, count_by_route_and_class_of_status) {
  Metrics metrics;
  for (const int status : {200, 303, 200, 404}) {
    metrics.request_began();
    metrics.request_ended("GET", "/contacts/{contact}", status, 0.004);
  }
  const auto text = metrics.rendered();
  EXPECT_TRUE(text.contains(R"(lintel_http_requests_total{method="GET",route="/contacts/{contact}",status="2xx"} 2)"))
      << text;
  EXPECT_TRUE(text.contains(R"(lintel_http_requests_total{method="GET",route="/contacts/{contact}",status="4xx"} 1)"))
      << text;
  EXPECT_TRUE(text.contains(R"(lintel_http_request_seconds_count{method="GET",route="/contacts/{contact}"} 4)"))
      << text;
  EXPECT_TRUE(
      text.contains(R"(lintel_http_request_seconds_bucket{method="GET",route="/contacts/{contact}",le="0.005"} 4)"))
      << text;
  EXPECT_TRUE(
      text.contains(R"(lintel_http_request_seconds_bucket{method="GET",route="/contacts/{contact}",le="0.0025"} 0)"))
      << text;
}

TEST(Metrics, show_what_is_open_now) {
  Metrics metrics;
  metrics.connection_opened();
  metrics.connection_opened();
  metrics.connection_closed();
  metrics.request_began();
  metrics.set_gauge("lintel_outbox_waiting", "Messages not yet sent", 3);
  metrics.set_gauge("lintel_outbox_waiting", "Messages not yet sent", 7);
  const auto text = metrics.rendered();
  EXPECT_TRUE(text.contains("lintel_http_connections 1")) << text;
  EXPECT_TRUE(text.contains("lintel_http_requests_in_flight 1")) << text;
  EXPECT_TRUE(text.contains("lintel_outbox_waiting 7")) << text;
  EXPECT_FALSE(text.contains("lintel_outbox_waiting 3")) << text;
}

TEST(Metrics, lose_nothing_when_many_threads_count) {
  Metrics metrics;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          metrics.request_began();
          metrics.request_ended("GET", "/" + std::to_string(i % 10), 200, 0.001);
        }
      });
  }
  for (int route = 0; route < 10; ++route)
    EXPECT_TRUE(metrics.rendered().contains("route=\"/" + std::to_string(route) + "\",status=\"2xx\"} 200"));
}

}  // namespace
}  // namespace lintel::web
