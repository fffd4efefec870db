#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lintel::app {

/// A bar on the terminal's error stream for work that takes more than a second; nothing where that is no terminal.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void at(std::int64_t done, std::int64_t all);

 private:
  std::string what_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point started_, drawn_at_;
};

}  // namespace lintel::app
