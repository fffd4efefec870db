#include "casework/records/tray.h"

namespace lintel::casework {

// Not in an unnamed namespace: apply_fact finds it by the record it changes.
static void apply(TrayRecord& record, const TrayReviewed& it, const Fact& fact) {
  record.reviews.push_back({it, fact.at, fact.by, fact.by_name});
}

void apply_fact(TrayRecord& record, const Fact& fact) {
  apply_fact(record, fact, TrayFacts{});
}

TrayRecord fold_tray(const std::vector<Fact>& facts) {
  TrayRecord record;
  for (const auto& fact : facts) apply_fact(record, fact);
  return record;
}

StreamId tray_stream(const TeamId& tray, Date day) {
  return {"tray", tray.value + "." + terms::iso_text(day)};
}

TeamId tray_of(const StreamId& stream) {
  return TeamId{stream.key.substr(0, stream.key.find('.'))};
}

}  // namespace lintel::casework
