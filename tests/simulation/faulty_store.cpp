#include "faulty_store.h"

#include "base/require.h"

namespace lintel::simulation {

using casework::Committed;
using casework::Failed;
using casework::Unknown;
using casework::VersionTaken;

void FaultyStore::append(Append append, std::function<void(AppendResult)> done) {
  ++tally_.appends;
  if (!failing_ || meddling_) return done(keep(std::move(append)));
  if (one_in(80)) {
    ++tally_.failed;
    return done(Failed{"the disk is full"});
  }
  if (one_in(80)) {
    ++tally_.unknown_lost;
    return done(Unknown{"the connection was lost before the commit"});
  }
  if (one_in(80)) return done(keep_untold(std::move(append)));
  if (one_in(500) || tally_.appends % 900 == 0) return done(crash(std::move(append)));
  if (one_in(40) && meddler_ && !append.facts.empty()) {
    ++tally_.quicker;
    meddling_ = true;
    meddler_(append.facts.front().stream);
    meddling_ = false;
  }
  done(keep(std::move(append)));
}

AppendResult FaultyStore::keep(Append append) {
  AppendResult result = Failed{"no answer"};
  memory_->append(append, [&](AppendResult answer) { result = std::move(answer); });
  if (!std::holds_alternative<Committed>(result)) return result;
  for (const auto& fact : append.facts) {
    acknowledged_.push_back({fact.stream, fact.version, fact.hash});
    changed_.insert(fact.stream);
    latest_ = std::max(latest_, fact.at);
  }
  durable_.push_back(std::move(append));
  return result;
}

AppendResult FaultyStore::keep_untold(Append append) {
  const auto before = acknowledged_.size();
  auto result = keep(std::move(append));
  if (!std::holds_alternative<Committed>(result)) return result;
  ++tally_.unknown_kept;
  acknowledged_.resize(before);
  return Unknown{"the connection was lost after the commit"};
}

// The append on its way is in the log or it is not; whoever sent it is not told.
AppendResult FaultyStore::crash(Append append) {
  ++tally_.crashes;
  if (one_in(2)) {
    for (const auto& fact : append.facts) changed_.insert(fact.stream);
    durable_.push_back(std::move(append));
  }
  start_again();
  return Unknown{"the hub crashed"};
}

void FaultyStore::start_again() {
  memory_ = std::make_unique<casework::MemoryStore>();
  std::erase_if(durable_, [&](const Append& append) {
    bool kept = false;
    memory_->append(append, [&](const AppendResult& answer) { kept = std::holds_alternative<Committed>(answer); });
    // Only the last one may not fit: it was on its way when somebody else's had just been kept.
    base::require(kept || &append == &durable_.back(), "the log is read back as it was written");
    return !kept;
  });
}

}  // namespace lintel::simulation
