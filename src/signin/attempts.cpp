#include "signin/attempts.h"

#include <fmt/format.h>

#include <algorithm>

namespace lintel::signin {

namespace {

constexpr auto drawer = "attempts";
constexpr int rounds_at_most = 20;  // of others counting at the same moment

using terms::Instant;

// What is kept is the moment at which everything tried so far will have been paid off.
Instant paid_off_at(const std::optional<casework::Cabinet::Item>& item, Instant now) {
  if (!item) return now;
  return std::max(now, Instant{std::chrono::seconds(std::stoll(item->value))});
}

std::string text(Instant instant) {
  return fmt::to_string(instant.time_since_epoch().count());
}

std::optional<std::string> value(const std::optional<casework::Cabinet::Item>& item) {
  return item ? std::optional(item->value) : std::nullopt;
}

}  // namespace

Instant Attempts::take(const terms::HubId& hub, const std::string& what, Pace pace, Instant now) {
  for (int round = 0; round < rounds_at_most; ++round) {
    const auto before = cabinet_.get(hub, drawer, what, now);
    const auto after = paid_off_at(before, now) + pace.interval;
    const auto wait = (after - now) - pace.at_once * pace.interval;
    if (wait.count() > 0) return now + wait;
    if (cabinet_.swap(hub, drawer, what, value(before), text(after), now, after)) return now;
  }
  return now + pace.interval;
}

void Attempts::give_back(const terms::HubId& hub, const std::string& what, Pace pace, Instant now) {
  for (int round = 0; round < rounds_at_most; ++round) {
    const auto before = cabinet_.get(hub, drawer, what, now);
    if (!before) return;
    const auto after = paid_off_at(before, now) - pace.interval;
    if (cabinet_.swap(hub, drawer, what, value(before), text(after), now,
                      std::max(after, now + std::chrono::seconds(1))))
      return;
  }
}

}  // namespace lintel::signin
