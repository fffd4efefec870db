#pragma once

#include <chrono>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

#include "app/demo/borough.h"
#include "app/demo/invented.h"
#include "app/demo/workers.h"
#include "casework/records/contact.h"

namespace lintel::app::demo {

/// Something that will happen to a record, unless now comes first.
struct Next {
  terms::Instant at{};
  casework::StreamId stream;
  int turn = 0;

  bool operator<(const Next& other) const {
    return std::tie(other.at, other.stream, other.turn) < std::tie(at, stream, turn);  // earliest on top
  }
};

/// What all that happens in a borough shares: its hub, who works there, chance, and what is still to come. Whoever asks
/// chance in another order gets another borough from the same seed.
class Life {
 public:
  Life(casework::Performer& performer, casework::Ledger& ledger, const pack::Pack& pack, terms::HubId hub,
       const BoroughPlan& plan);
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  casework::Result perform(std::string verb, casework::StreamId stream, terms::Fields fields, const terms::Actor& actor,
                           terms::Instant at);
  /// Whether it was done; not without an actor.
  bool did(std::string verb, const casework::StreamId& stream, terms::Fields fields, const terms::Actor* actor,
           terms::Instant at);
  std::vector<casework::Fact> facts(const casework::StreamId& stream) { return ledger_.facts(hub_, stream); }

  void later(const casework::StreamId& stream, terms::Instant at, int turn);
  /// Takes what comes first off what is to come; nothing when that is after `at`.
  std::optional<Next> next_by(terms::Instant at);
  /// How long somebody takes, in minutes from low to high: a child at risk of significant harm is everybody's next
  /// task.
  std::chrono::minutes pace(const casework::ContactRecord& record, int low_pressing, int high_pressing, int low,
                            int high);

  const pack::Pack& pack() const { return pack_; }
  const BoroughPlan& plan() const { return plan_; }
  Dice& dice() { return dice_; }
  Workers& workers() { return workers_; }
  const Workers& workers() const { return workers_; }
  Borough& borough() { return borough_; }

 private:
  casework::Performer& performer_;
  casework::Ledger& ledger_;
  const pack::Pack& pack_;
  terms::HubId hub_;
  BoroughPlan plan_;
  Dice dice_;
  Workers workers_;
  std::priority_queue<Next> queue_;
  Borough borough_;
};

}  // namespace lintel::app::demo
