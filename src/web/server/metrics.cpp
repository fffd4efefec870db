#include "web/server/metrics.h"

#include <map>
#include <mutex>
#include <shared_mutex>
#include <tuple>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace lintel::web {
namespace {

std::string status_class(int status) {
  return std::to_string(status / 100) + "xx";
}

const prometheus::Histogram::BucketBoundaries latency_seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                              0.1,   0.25,   0.5,   1,    2.5,   10};

}  // namespace

struct Metrics::Series {
  prometheus::Registry registry;
  prometheus::Gauge& connections =
      prometheus::BuildGauge().Name("lintel_http_connections").Help("Open connections").Register(registry).Add({});
  prometheus::Gauge& in_flight = prometheus::BuildGauge()
                                     .Name("lintel_http_requests_in_flight")
                                     .Help("Requests received and not yet answered")
                                     .Register(registry)
                                     .Add({});
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("lintel_http_requests_total").Help("Requests answered").Register(registry);
  prometheus::Family<prometheus::Counter>& refused = prometheus::BuildCounter()
                                                         .Name("lintel_http_requests_refused_total")
                                                         .Help("Requests refused before they reached a page")
                                                         .Register(registry);
  prometheus::Family<prometheus::Histogram>& latency = prometheus::BuildHistogram()
                                                           .Name("lintel_http_request_seconds")
                                                           .Help("From the whole request read to its answer made")
                                                           .Register(registry);

  struct OfRoute {
    prometheus::Counter* count;
    prometheus::Histogram* latency;
  };
  using RouteKey = std::tuple<std::string, std::string, int>;  // method, route, status class
  // Asking the families for a labelled series takes a lock and a hash of the labels each time: they are remembered
  // here.
  std::map<RouteKey, OfRoute, std::less<>> by_route;
  mutable std::shared_mutex by_route_mutex;

  OfRoute of_route(std::string_view method, std::string_view route, int status) {
    using View = std::tuple<std::string_view, std::string_view, int>;
    {
      const std::shared_lock lock(by_route_mutex);
      const auto found = by_route.find(View(method, route, status / 100));
      if (found != by_route.end()) return found->second;
    }
    return added(std::string(method), std::string(route), status);
  }

  OfRoute added(std::string method, std::string route, int status) {
    const std::unique_lock lock(by_route_mutex);
    const OfRoute made{
        &requests.Add({{"method", method}, {"route", route}, {"status", status_class(status)}}),
        &latency.Add({{"method", method}, {"route", route}}, latency_seconds),
    };
    return by_route.emplace(RouteKey(std::move(method), std::move(route), status / 100), made).first->second;
  }
};

Metrics::Metrics() : series_(std::make_unique<Series>()) {}
Metrics::~Metrics() = default;

void Metrics::connection_opened() {
  series_->connections.Increment();
}
void Metrics::connection_closed() {
  series_->connections.Decrement();
}
void Metrics::request_began() {
  series_->in_flight.Increment();
}

void Metrics::request_ended(std::string_view method, std::string_view route, int status, double seconds) {
  series_->in_flight.Decrement();
  const auto of_route = series_->of_route(method, route.empty() ? "unrouted" : route, status);
  of_route.count->Increment();
  of_route.latency->Observe(seconds);
}

void Metrics::request_refused(int status) {
  series_->refused.Add({{"status", std::to_string(status)}}).Increment();
}

void Metrics::set_gauge(const std::string& name, const std::string& help, double value) {
  prometheus::BuildGauge().Name(name).Help(help).Register(series_->registry).Add({}).Set(value);
}

std::string Metrics::rendered() const {
  return prometheus::TextSerializer().Serialize(series_->registry.Collect());
}

}  // namespace lintel::web
