#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>

#include "casework/ports/ledger.h"

namespace lintel::app::demo {

/// A ledger in memory whose appends also go to a durable one, without waiting for each: weeks of a hub's life are lived
/// at the speed of memory and are all on the disk when `drained` returns.
class TeeLedger : public casework::Ledger {
 public:
  TeeLedger(casework::Ledger& memory, casework::Ledger& durable) : memory_(memory), durable_(durable) {}

  std::vector<casework::Fact> facts(const terms::HubId& hub, const terms::StreamId& stream,
                                    std::uint64_t after) override {
    return memory_.facts(hub, stream, after);
  }
  void append(casework::Append append, std::function<void(casework::AppendResult)> done) override;
  std::optional<std::string> reply_to(const terms::HubId& hub, const std::string& key) override {
    return memory_.reply_to(hub, key);
  }
  void scan(const terms::HubId& hub, const std::function<void(const casework::Fact&)>& visit) override {
    memory_.scan(hub, visit);
  }
  std::uint64_t fact_count(const terms::HubId& hub) override { return memory_.fact_count(hub); }

  /// Waits until everything is durable. Throws Failure when something was not saved.
  void drained();

 private:
  static constexpr int waiting_at_most = 1000;

  casework::Ledger& memory_;
  casework::Ledger& durable_;
  std::mutex mutex_;
  std::condition_variable fewer_;
  int waiting_ = 0;
  std::string failure_;
};

}  // namespace lintel::app::demo
