#include "web/pages/request/tries.h"

#include <fmt/format.h>

#include <charconv>

#include "web/session/keyed_hash.h"

namespace lintel::web::request {

namespace {

constexpr auto drawer = "tries";

struct Counter {
  std::string key;
  Instant ends_at;
};

Counter counter_of(const Visit& visit, const Tried& tried) {
  const auto hour = std::chrono::floor<std::chrono::hours>(visit.now);
  const auto text = fmt::format("{} {} {}", hour.time_since_epoch().count(), tried.what, tried.whom);
  return {keyed_hash(visit.site, "tries", text), hour + std::chrono::hours(1)};
}

int number_in(const std::optional<casework::Cabinet::Item>& item) {
  int count = 0;
  if (item) std::from_chars(item->value.data(), item->value.data() + item->value.size(), count);
  return count;
}

// Returns the count before, or `at_most` when so many count at once that nobody gets in between.
int add(const Visit& visit, const Tried& tried, int more) {
  auto& cabinet = visit.site.cabinet;
  const auto counter = counter_of(visit, tried);
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto item = cabinet.get(visit.site.hub, drawer, counter.key, visit.now);
    const int before = number_in(item);
    if (before >= tried.at_most && more > 0) return before;
    const auto expected = item ? std::optional(item->value) : std::nullopt;
    if (cabinet.swap(visit.site.hub, drawer, counter.key, expected, fmt::to_string(before + more), visit.now,
                     counter.ends_at))
      return before;
  }
  return tried.at_most;
}

}  // namespace

bool may_try(const Visit& visit, const Tried& tried) {
  return add(visit, tried, 1) < tried.at_most;
}

void forgive(const Visit& visit, const Tried& tried) {
  add(visit, tried, -1);
}

}  // namespace lintel::web::request
