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

/// Whether somebody who needs see no contact may read and work with this share as a notice: with the right see_notices
/// what is addressed to a role of theirs or owed by one, and with see_school_notices what goes to schools (B-25).
bool notice_open_to(const Share& share, const pack::Pack& pack, const Actor& actor);
/// Whether they may name the school of this child: one whose school is to be found, or whom such a notice names.
bool schooling_open_to(const ContactRecord& record, std::string_view subject, const pack::Pack& pack,
                       const Actor& actor);

/// The other children of the record of whose names a word stands in a text though a share does not name them (B-24),
/// however written; a name that a child of the share has too is not counted.
std::vector<std::string> others_named(const ContactRecord& record, const Share& share, std::string_view text);

}  // namespace lintel::casework
