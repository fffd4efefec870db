#pragma once

#include "casework/verbs/contact/contact_verb.h"

/// Checks that screening and approving share.
namespace lintel::casework {

/// Nothing when this person may screen the contact: the pathway's screeners, and once allocated the one it is allocated
/// to.
std::optional<Declined> not_screener(const ContactRecord& record, const Context& context);

/// What stands between the record and an outcome: the outcome's condition, and when that holds each of its needs. Each
/// is a refusal; empty when nothing does.
std::optional<Declined> not_available(const ContactRecord& record, const pack::Outcome& outcome,
                                      const Context& context);

/// Children of the contact as person streams, for their involvements.
std::vector<StreamId> people_of(const ContactRecord& record);
bool open_eha_now(const ContactRecord& record, const Known& known);

}  // namespace lintel::casework
