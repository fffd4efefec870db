#include "casework/records/call.h"

#include <algorithm>

namespace lintel::casework {

// Not in the unnamed namespace: apply_fact finds them by the record they change.
static void apply(CallRecord& record, const CallTaken& it, const Fact& fact) {
  record.taken = it;
  record.cited = {terms::RuleId{fact.rule}, fact.source};
  record.taken_at = fact.at;
  record.taken_by = fact.by;
  record.taken_by_name = fact.by_name;
  record.pack = fact.pack;
  record.state = state_of_disposition(it.disposition);
}

static void apply(CallRecord& record, const CallAllocated& it, const Fact& fact) {
  record.owner = recorded(it, fact);
}

static void apply(CallRecord& record, const CallAttempted& it, const Fact& fact) {
  record.attempts.push_back(recorded(it, fact));
}

static void apply(CallRecord& record, const CallReturned& it, const Fact& fact) {
  record.returned = recorded(it, fact);
  record.state = CallState::returned;
}

static void apply(CallRecord& record, const CallRead& it, const Fact& fact) {
  record.readings.push_back(recorded(it, fact));
}

static void apply(CallRecord& record, const CallLinked& it, const Fact& fact) {
  record.links.push_back(recorded(it, fact));
}

static void apply(CallRecord& record, const CallClosed& it, const Fact& fact) {
  record.closed = recorded(it, fact);
  record.state = CallState::closed;
}

template <class F>
  requires boost::mp11::mp_contains<ObligationFacts, F>::value
static void apply(CallRecord& record, const F& it, const Fact& fact) {
  apply(record.obligations, it, fact);
}

CallState state_of_disposition(std::string_view disposition) {
  if (disposition == "call_back") return CallState::queued;
  if (disposition == "information_only") return CallState::information_only;
  if (disposition == "signposted") return CallState::signposted;
  if (disposition == "redirected") return CallState::redirected;
  return CallState::taken;
}

std::string CallRecord::title() const {
  return taken.child_name.empty() ? "Child not named" : taken.child_name;
}

bool CallRecord::unfinished() const {
  if (state == CallState::closed) return false;
  if (state == CallState::queued) return true;
  if (state == CallState::information_only && readings.empty()) return true;
  return std::ranges::any_of(obligations.all, &Obligation::open);
}

bool CallRecord::linked_to(std::string_view contact) const {
  return std::ranges::any_of(links, [&](const auto& link) { return link.it.contact == contact; });
}

void apply_fact(CallRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, CallFacts{});
}

CallRecord fold_call(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  CallRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

}  // namespace lintel::casework
