#include "app/demo/tee_ledger.h"

#include "app/failure.h"

namespace lintel::app::demo {

void TeeLedger::append(casework::Append append, std::function<void(casework::AppendResult)> done) {
  memory_.append(append, [&](casework::AppendResult result) {
    if (!std::holds_alternative<casework::Committed>(result)) return done(std::move(result));
    {
      std::unique_lock hold(mutex_);
      fewer_.wait(hold, [&] { return waiting_ < waiting_at_most; });
      ++waiting_;
    }
    durable_.append(std::move(append), [this](casework::AppendResult kept) {
      const std::lock_guard hold(mutex_);
      if (!std::holds_alternative<casework::Committed>(kept)) failure_ = "the database did not keep what was invented";
      if (const auto* failed = std::get_if<casework::Failed>(&kept)) failure_ = failed->why;
      --waiting_;
      fewer_.notify_all();
    });
    done(std::move(result));
  });
}

void TeeLedger::drained() {
  std::unique_lock hold(mutex_);
  fewer_.wait(hold, [&] { return waiting_ == 0; });
  if (!failure_.empty()) throw Failure(exit_codes::world, "Not saved: " + failure_);
}

}  // namespace lintel::app::demo
