// Receiving a request durably, with everything that belongs to it, against what SQLite makes of the same rows.
#include <fmt/format.h>

#include <atomic>
#include <span>

#include "app/bench/bench.h"
#include "app/bench/callers.h"
#include "app/bench/filling.h"
#include "app/failure.h"
#include "casework/memory/memory_store.h"
#include "storage/sqlite/yardstick.h"

namespace lintel::app::bench {

namespace {

constexpr int callers = 64;
constexpr double goal = 0.5;

casework::Doing receiving(const terms::HubId& hub, const terms::Fields& fields, const std::string& key) {
  return {.hub = hub,
          .verb = "receive_request",
          .stream = {},
          .fields = fields,
          .expected_version = {},
          .actor = terms::referrer_actor(),
          .now = system_now(),
          .idempotency_key = key,
          .request = "bench"};
}

// Keeps what it was given instead of storing it.
class CatchingLedger final : public casework::Ledger {
 public:
  std::vector<casework::Append> caught;

  std::vector<casework::Fact> facts(const terms::HubId&, const terms::StreamId&, std::uint64_t) override { return {}; }
  void append(casework::Append append, std::function<void(casework::AppendResult)> done) override {
    caught.push_back(std::move(append));
    done(casework::Committed{});
  }
  std::optional<std::string> reply_to(const terms::HubId&, const std::string&) override { return std::nullopt; }
  void scan(const terms::HubId&, const std::function<void(const casework::Fact&)>&) override {}
  std::uint64_t fact_count(const terms::HubId&) override { return caught.size(); }
};

// What the store is given for these requests, as rows.
std::vector<std::vector<storage::RawRow>> rows_for(const OpenHub& hub, std::span<const terms::Fields> requests) {
  CatchingLedger ledger;
  casework::MemoryStore nothing;
  casework::Performer performer(ledger, nothing, *hub.shelf, system_fresh());
  for (const auto& fields : requests) performer.perform_and_wait(receiving(hub.hub, fields, system_fresh().id()));
  std::vector<std::vector<storage::RawRow>> rows;
  for (const auto& append : ledger.caught) rows.push_back(storage::raw_rows(append));
  return rows;
}

double received(OpenHub& hub, std::span<const terms::Fields> requests) {
  std::atomic<int> refused = 0;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < requests.size(); ++i) keys.push_back(system_fresh().id());
  const double seconds = seconds_of([&] {
    Callers(callers).run(static_cast<int>(requests.size()), [&](int piece, std::function<void()> done) {
      const auto i = static_cast<std::size_t>(piece);
      hub.performer->perform(receiving(hub.hub, requests[i], keys[i]),
                             [&refused, done = std::move(done)](casework::Result result) {
                               if (!std::holds_alternative<casework::Done>(result)) ++refused;
                               done();
                             });
    });
  });
  if (refused > 0)
    throw Failure(exit_codes::ours,
                  fmt::format("{} of {} requests were not received", refused.load(), requests.size()));
  return seconds;
}

double committed(storage::RawCommits& raw, const std::vector<std::vector<storage::RawRow>>& appends) {
  return seconds_of([&] {
    Callers(callers).run(static_cast<int>(appends.size()), [&](int piece, std::function<void()> done) {
      raw.insert(appends[static_cast<std::size_t>(piece)], std::move(done));
    });
  });
}

}  // namespace

std::vector<Line> accept(Bench& bench) {
  const int turns = bench.plan().quick ? 3 : 8;
  const std::size_t each = bench.plan().quick ? 300 : 1500;
  const auto sent = requests(bench.plan().settings, each * static_cast<std::size_t>(turns + 1));
  auto hub = open_hub(bench.fresh_database("accept.db"));
  storage::RawCommits raw(bench.fresh_database("raw.db").database);
  double ours = 0, theirs = 0;
  std::size_t rows = 0;
  // The first turn warms both up.
  for (int turn = 0; turn <= turns; ++turn) {
    const std::span of_turn(sent.data() + each * static_cast<std::size_t>(turn), each);
    const auto appends = rows_for(hub, of_turn);
    const double raw_seconds = committed(raw, appends), our_seconds = received(hub, of_turn);
    if (turn == 0) continue;
    theirs += raw_seconds;
    ours += our_seconds;
    for (const auto& append : appends) rows += append.size();
  }
  const double count = static_cast<double>(each) * turns;
  return {{.name = "accept a request",
           .measured = figure(count / ours, "/s"),
           .yardstick = fmt::format("SQLite alone, {:.0f} rows each: {}", static_cast<double>(rows) / count,
                                    figure(count / theirs, "/s")),
           .ratio = theirs / ours,
           .goal = "ratio 0.5",
           .met = theirs / ours >= goal}};
}

}  // namespace lintel::app::bench
