#include "casework/records/training.h"

namespace lintel::casework {

// Not in an unnamed namespace: apply_fact finds them by the record they change.
static void apply(TrainingRecord& record, const TrainingRecorded& it, const Fact& fact) {
  record.recorded_as = recorded(it, fact);
}

static void apply(TrainingRecord& record, const TrainingWithdrawn& it, const Fact& fact) {
  record.withdrawn = recorded(it, fact);
}

void apply_fact(TrainingRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, TrainingFacts{});
}

TrainingRecord fold_training(const std::vector<Fact>& facts) {
  TrainingRecord record;
  for (const auto& fact : facts) apply_fact(record, fact);
  return record;
}

}  // namespace lintel::casework
