#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "casework/memory/memory_store.h"

/// A store that fails as databases do, at points drawn from a seed: it refuses, it says that somebody was quicker, it
/// cannot say whether it saved, and it crashes, after which it holds what was durable and nothing else.
namespace lintel::simulation {

using casework::Append;
using casework::AppendResult;
using casework::Fact;
using terms::HubId;
using terms::StreamId;

class FaultyStore final : public casework::Ledger, public casework::Views {
 public:
  explicit FaultyStore(std::uint64_t seed) : dice_(seed), memory_(std::make_unique<casework::MemoryStore>()) {}

  /// Until then everything succeeds.
  void begin_failing() { failing_ = true; }
  void stop_failing() { failing_ = false; }
  /// What somebody else does to a record just before an append to it arrives.
  void set_meddler(std::function<void(const StreamId&)> meddler) { meddler_ = std::move(meddler); }

  std::vector<Fact> facts(const HubId& hub, const StreamId& stream, std::uint64_t after_version = 0) override {
    return memory_->facts(hub, stream, after_version);
  }
  void append(Append append, std::function<void(AppendResult)> done) override;
  std::optional<std::string> reply_to(const HubId& hub, const std::string& key) override {
    return memory_->reply_to(hub, key);
  }
  void scan(const HubId& hub, const std::function<void(const Fact&)>& visit) override { memory_->scan(hub, visit); }
  std::uint64_t fact_count(const HubId& hub) override { return memory_->fact_count(hub); }

  std::vector<casework::Row> rows(const casework::Query& query) override { return memory_->rows(query); }
  std::int64_t count(const casework::Query& query) override { return memory_->count(query); }
  std::map<std::string, std::int64_t> counts(const casework::Query& query, std::string_view by) override {
    return memory_->counts(query, by);
  }
  void replace(const HubId& hub, const std::vector<casework::RecordRows>& records) override {
    memory_->replace(hub, records);
  }
  void replace_all(const HubId& hub, const std::function<std::vector<casework::RecordRows>()>& next) override {
    memory_->replace_all(hub, next);
  }

  std::vector<casework::OutgoingMessage> messages(const HubId& hub) { return memory_->waiting(hub, 1'000'000); }

  // What the test asks.
  struct Kept {
    StreamId stream;
    std::uint64_t version = 0;
    std::string hash;
  };
  /// Facts whose append was told Committed.
  const std::vector<Kept>& acknowledged() const { return acknowledged_; }
  /// Records that changed since this was last asked.
  std::set<StreamId> take_changed() { return std::exchange(changed_, {}); }
  terms::Instant latest() const { return latest_; }

  struct Counts {
    int appends = 0, failed = 0, quicker = 0, unknown_kept = 0, unknown_lost = 0, crashes = 0;
  };
  const Counts& tally() const { return tally_; }

 private:
  bool one_in(std::uint64_t n) { return dice_() % n == 0; }
  AppendResult keep(Append append);
  AppendResult keep_untold(Append append);
  AppendResult crash(Append append);
  void start_again();

  std::mt19937_64 dice_;
  std::unique_ptr<casework::MemoryStore> memory_;
  std::vector<Append> durable_;  // the log that a crash leaves
  std::vector<Kept> acknowledged_;
  std::set<StreamId> changed_;
  std::function<void(const StreamId&)> meddler_;
  bool failing_ = false;
  bool meddling_ = false;
  terms::Instant latest_{};
  Counts tally_;
};

}  // namespace lintel::simulation
