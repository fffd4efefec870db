#pragma once

#include <limits>

#include "casework/perform.h"
#include "casework/records/contact.h"

namespace lintel::casework {

/// What "ranks_at" of a contact is without a deadline: where harm is suspected or protection was asked for and nobody
/// has decided or taken it up; and where that is done, so that it only waits to be closed, or for what is owed first.
constexpr std::int64_t harm_first = 0;
constexpr std::int64_t still_owed = std::numeric_limits<std::int64_t>::max() - 1;
constexpr std::int64_t settled_last = std::numeric_limits<std::int64_t>::max();

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
