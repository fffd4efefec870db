#pragma once

#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/verb.h"

/// Sharing onward what the police notified (B-19 to B-27).
namespace lintel::casework {

/// What the pack's rules make owed to whom, beyond the shares that the record has: each a share with its obligation.
/// Every rule that holds counts. A rule that asks for a standing at school names only the children with it; one for
/// each school names only that school's pupils (B-24).
std::vector<NewFact> owe_shares(const ContactRecord& record, const Context& context, Instant from);

/// Whether somebody who sees only what goes to schools (B-25) has anything to do with this record: a notice to a
/// school, or a child whose school is to be found.
bool concerns_schools(const ContactRecord& record);

/// The other children of the record whose names stand in a text though a share does not name them (B-24).
std::vector<std::string> others_named(const ContactRecord& record, const Share& share, std::string_view text);

}  // namespace lintel::casework
