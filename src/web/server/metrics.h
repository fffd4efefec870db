#pragma once
// What the server counts, for Prometheus. Routes are labelled by their template, never by a path: no personal data.
#include <memory>
#include <string>
#include <string_view>

namespace lintel::web {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // All of these may be called from any thread.
  void connection_opened();
  void connection_closed();
  void request_began();
  // Ends what request_began began.
  void request_ended(std::string_view method, std::string_view route, int status, double seconds);
  // A request refused before it reached a page: too large, malformed, too slow.
  void request_refused(int status);
  // Anything else that the application wants to show, by its full name, such as lintel_outbox_waiting.
  void set_gauge(const std::string& name, const std::string& help, double value);

  // The text exposition format, version 0.0.4.
  std::string rendered() const;

 private:
  struct Series;
  std::unique_ptr<Series> series_;
};

// The content type of Metrics::rendered.
inline constexpr std::string_view metrics_content_type = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace lintel::web
