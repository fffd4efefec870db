#include "casework/records/consultation.h"

#include <algorithm>

namespace lintel::casework {

// Not in the unnamed namespace: apply_fact finds them by the record they change.
static void apply(ConsultationRecord& record, const ConsultationTaken& it, const Fact& fact) {
  record.taken = it;
  record.cited = {terms::RuleId{fact.rule}, fact.source};
  record.taken_at = fact.at;
  record.taken_by = fact.by;
  record.taken_by_name = fact.by_name;
  record.pack = fact.pack;
}

static void apply(ConsultationRecord& record, const CallTransferred& it, const Fact& fact) {
  record.transferred = recorded(it, fact);
  record.state = ConsultationState::transferred;
}

static void apply(ConsultationRecord& record, const TransferTakenUp& it, const Fact& fact) {
  record.taken_up = recorded(it, fact);
}

static void apply(ConsultationRecord& record, const TransferAcknowledged& it, const Fact& fact) {
  record.acknowledged = recorded(it, fact);
}

template <class F>
  requires boost::mp11::mp_contains<ObligationFacts, F>::value
static void apply(ConsultationRecord& record, const F& it, const Fact& fact) {
  apply(record.obligations, it, fact);
}

std::optional<Instant> ConsultationRecord::alerted_at() const {
  const auto alert =
      std::ranges::find(obligations.all, alert_kind, [](const Obligation& one) { return one.owed.kind; });
  return alert == obligations.all.end() ? std::nullopt : std::optional(alert->started_at);
}

void apply_fact(ConsultationRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, ConsultationFacts{});
}

ConsultationRecord fold_consultation(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  ConsultationRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

}  // namespace lintel::casework
