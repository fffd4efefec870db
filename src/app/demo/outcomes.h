#pragma once

#include <vector>

#include "app/demo/invented.h"
#include "casework/records/contact.h"

/// Which outcomes come into question for a contact.
namespace lintel::app::demo {

/// In which order they are tried, those of the contact's level before others: the first that the rules allow is it.
std::vector<const pack::Outcome*> outcomes_in_turn(const casework::ContactRecord& record, bool at_random,
                                                   const pack::Pack& pack, Dice& dice);
/// Where nobody graded a contact its screener proposes a level: one at which there is this outcome.
terms::LevelId level_for(const pack::Outcome& outcome, const casework::ContactRecord& record, const pack::Pack& pack,
                         Dice& dice);

}  // namespace lintel::app::demo
