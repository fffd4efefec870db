#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/contact.h"
#include "pack/pack.h"

/// The lifecycle of a contact as one table: which verb may be done in which state (catalogue, section B).
namespace lintel::casework {

/// Empty for a verb that the table does not name: then it may be done in no state.
const std::set<ContactState>& states_for(std::string_view contact_verb);

/// "Received", "Waiting for approval": for pages.
std::string_view state_words(ContactState state);
/// Whose turn it is: one member of staff, roles ("role@arm"), or both after a decision, when a receiving team accepts
/// while the screener still answers the referrer. Nobody's when it is closed.
std::vector<std::string> whose_turn(const ContactRecord& record);
/// What somebody has to do next, for worklists: "Grade", "Screen", "Approve or return".
std::string_view next_step_words(const ContactRecord& record, const pack::Pathway* pathway);
/// Which part of a contact's life a state belongs to: one of stages(). Steps of a pack name these.
std::string_view stage_of(ContactState state);
std::span<const std::string_view> stages();

}  // namespace lintel::casework
