#include "casework/records/protected_referrer.h"

namespace lintel::casework {

static void apply(ProtectedReferrer& record, const ReferrerIdentityRecorded& it, const Fact& fact) {
  record.identity = it;
  record.recorded_at = fact.at;
  record.recorded_by = fact.by_name;
}

bool says_who(const ReferrerIdentityRecorded& identity) {
  return !(identity.name.empty() && identity.phone.empty() && identity.email.empty() && identity.address.empty() &&
           identity.relationship.empty());
}

StreamId referrer_stream(const StreamId& about) {
  return {"referrer", about.kind + "-" + about.key};
}

NewFact referrer_identity(const StreamId& about, ReferrerIdentityRecorded identity) {
  identity.about = about;
  return new_fact(referrer_stream(about), identity);
}

ProtectedReferrer fold_referrer(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  ProtectedReferrer record;
  for (const auto& fact : facts) {
    if (as_at && fact.at > *as_at) continue;
    record.stream = fact.stream;
    record.version = fact.version;
    apply_fact(record, fact, boost::mp11::mp_list<ReferrerIdentityRecorded>{});
  }
  return record;
}

}  // namespace lintel::casework
