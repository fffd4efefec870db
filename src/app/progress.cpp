#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace lintel::app {

namespace {

using namespace std::chrono_literals;
constexpr std::int64_t width = 30;

}  // namespace

Progress::Progress(std::string what)
    : what_(std::move(what)),
      terminal_(isatty(STDERR_FILENO) == 1),
      started_(std::chrono::steady_clock::now()),
      drawn_at_(started_) {}

Progress::~Progress() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
}

void Progress::at(std::int64_t done, std::int64_t all) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - started_ < 1s || now - drawn_at_ < 100ms) return;
  const auto filled = all > 0 ? std::clamp<std::int64_t>(width * done / all, 0, width) : 0;
  fmt::print(stderr, "\r{} [{:=<{}}{: <{}}] {} of {}\033[K", what_, "", filled, "", width - filled, done, all);
  std::fflush(stderr);
  drawn_ = true;
  drawn_at_ = now;
}

}  // namespace lintel::app
