#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace lintel::app::bench {

/// Pages asked for over loopback.
struct Load {
  std::uint16_t port = 0;
  int connections = 64;
  std::vector<std::string> paths;  // asked in turn
  std::string cookie;              // as the Cookie header has it; may be empty
  /// Pages a second over all connections, evenly spaced. An answer's time then counts from when its page was due to be
  /// asked for, also when no connection was free. 0: each connection asks as soon as it has its answer.
  double pace = 0;
};

struct Loaded {
  std::int64_t answers = 0;
  std::int64_t wrong = 0;  // answers other than 200
  double seconds = 0;
  double bytes_each = 0;             // of body
  std::vector<double> milliseconds;  // of each answer, ascending

  double rate() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
  /// 0.99: what 99 of 100 answers were no slower than.
  double quantile(double share) const;
};

/// Throws Failure when the server cannot be reached or goes away.
Loaded load(const Load& load, std::chrono::milliseconds length);

}  // namespace lintel::app::bench
