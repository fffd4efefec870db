#pragma once

#include "casework/perform.h"
#include "casework/records/contact.h"

namespace lintel::casework {

/// What "ranks_at" of a contact is where it has no deadline and harm is suspected, or protection was asked for.
constexpr std::int64_t harm_first = 0;

/// Rows of a contact: "contacts" (one), "obligations", "subjects", "shares", and for a hub with a monthly table
/// "contact_children" and "answers". A non-professional referrer is in none of them.
RecordRows contact_rows(const ContactRecord& record, const pack::Pack& pack);

/// Rows of "obligations" for any record that owes something.
struct ObligationSetting {
  std::string owner, waits_with, arm, level, agency, title;
};
std::vector<ViewRow> obligation_rows(const Obligations& obligations, const ObligationSetting& setting);

/// Several values in one column, for Test::Kind::contains: {"a", "b"} -> "|a|b|".
std::string several(const std::vector<std::string>& values);
Value seconds_or_null(const std::optional<Instant>& instant);
Value text_or_null(const std::string& text);

}  // namespace lintel::casework
