#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/facts.h"

/// Who a referrer or caller is that is no professional. It stands in a stream of its own,
/// "referrer/contact-<reference>" or "referrer/call-<reference>", with no view rows: no list, search, export or letter
/// can show it, and opening it needs the right "see_protected_referrer".
namespace lintel::casework {

struct ReferrerIdentityRecorded {
  StreamId about;  // the contact or call
  std::string name;
  std::string phone;
  std::string email;
  std::string address;
  std::string relationship;      // to the child or family
  bool wishes_not_told = false;  // asks that the family is not told who it was
};
LINTEL_FACT(ReferrerIdentityRecorded, about, name, phone, email, address, relationship, wishes_not_told)

/// Whether anything is known of who it is; where nothing is, there is nothing to record.
bool says_who(const ReferrerIdentityRecorded& identity);

StreamId referrer_stream(const StreamId& about);
/// The fact for the stream of its own; `about` is filled in.
NewFact referrer_identity(const StreamId& about, ReferrerIdentityRecorded identity);

struct ProtectedReferrer {
  StreamId stream;
  std::uint64_t version = 0;
  ReferrerIdentityRecorded identity;  // the latest
  Instant recorded_at{};
  std::string recorded_by;

  bool exists() const { return version > 0; }
};

ProtectedReferrer fold_referrer(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

}  // namespace lintel::casework
