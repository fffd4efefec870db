// rebuild and verify over many facts, against reading the facts alone and hashing the same bytes alone.
#include <fmt/format.h>

#include "app/bench/bench.h"
#include "app/failure.h"
#include "app/upkeep.h"
#include "base/sha256.h"

namespace lintel::app::bench {

namespace {

using casework::Fact;

constexpr double verify_goal = 500'000, rebuild_goal = 100'000;  // facts a second
constexpr std::size_t hashed_at_most = 200'000;                  // facts whose bytes are kept for the yardstick

double read_alone(OpenHub& hub) {
  std::size_t bytes = 0;
  const double seconds =
      seconds_of([&] { hub.store->ledger().scan(hub.hub, [&](const Fact& fact) { bytes += fact.payload.size(); }); });
  return bytes > 0 ? seconds : 0;
}

// As many bytes for each fact as its chain covers, without the work of putting them together.
std::vector<std::string> hashed_bytes(OpenHub& hub) {
  std::vector<std::string> all;
  hub.store->ledger().scan(hub.hub, [&](const Fact& fact) {
    if (all.size() < hashed_at_most)
      all.push_back(fact.previous + fact.hub.value + fact.stream.text() + fact.type + terms::iso_text(fact.at) +
                    fact.by.value + fact.by_name + fact.pack + fact.rule + fact.source + fact.payload +
                    std::string(36, ';'));
  });
  return all;
}

double hash_alone(const std::vector<std::string>& bytes) {
  std::size_t digits = 0;
  const double seconds = seconds_of([&] {
    for (const auto& one : bytes) digits += base::sha256_hex(one).size();
  });
  return digits > 0 ? seconds : 0;
}

int turns_of(const Bench& bench) {
  return bench.plan().quick ? 2 : 3;
}

}  // namespace

std::vector<Line> verifying(Bench& bench) {
  auto& hub = bench.filled();
  const auto bytes = hashed_bytes(hub);
  const auto facts = static_cast<double>(hub.store->ledger().fact_count(hub.hub));
  double ours = 0, reading = 0, hashing = 0;
  for (int turn = 0; turn < turns_of(bench); ++turn) {
    reading += read_alone(hub);
    ours += seconds_of([&] {
      const auto report = verify(hub.store->ledger(), hub.hub);
      if (report.first_bad) throw Failure(exit_codes::ours, *report.first_bad);
    });
    hashing += hash_alone(bytes);
  }
  const double all = facts * turns_of(bench), hashed = static_cast<double>(bytes.size()) * turns_of(bench);
  const double rate = all / ours;
  return {{.name = "verify",
           .measured = figure(rate, " facts/s"),
           .yardstick = "reading alone: " + figure(all / reading, "/s"),
           .ratio = reading / ours,
           .goal = "500,000 facts/s",
           .met = rate >= verify_goal},
          {.name = "",
           .measured = "",
           .yardstick = "SHA-256 of the same bytes alone: " + figure(hashed / hashing, "/s"),
           .ratio = rate / (hashed / hashing),
           .goal = "",
           .met = {}}};
}

std::vector<Line> rebuilding(Bench& bench) {
  auto& hub = bench.filled();
  const auto facts = static_cast<double>(hub.store->ledger().fact_count(hub.hub));
  double ours = 0, reading = 0;
  const int turns = bench.plan().quick ? 2 : 3;
  for (int turn = 0; turn < turns; ++turn) {
    reading += read_alone(hub);
    ours += seconds_of([&] { rebuild(hub.store->ledger(), hub.store->views(), *hub.shelf, hub.hub); });
  }
  const double rate = facts * turns / ours;
  return {{.name = "rebuild",
           .measured = figure(rate, " facts/s"),
           .yardstick = "reading alone: " + figure(facts * turns / reading, "/s"),
           .ratio = reading / ours,
           .goal = "100,000 facts/s",
           .met = rate >= rebuild_goal}};
}

}  // namespace lintel::app::bench
