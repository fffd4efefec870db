#pragma once

#include <string>

#include "casework/cases/sentence.h"

/// What sentences about meetings find instead; empty when they are true.
namespace lintel::casework::cases {

std::string agenda_has(World& world, const Expectation& said);
std::string agenda_has_not(World& world, const Expectation& said);
std::string number_of_items(World& world, const Expectation& said);
std::string minutes_say(World& world, const Expectation& said);
std::string action_is_open(World& world, const Expectation& said);
std::string action_is_closed(World& world, const Expectation& said);
std::string list_of_meetings_has(World& world, const Expectation& said);
std::string list_of_meetings_has_not(World& world, const Expectation& said);
std::string is_flagged(World& world, const Expectation& said);
std::string is_not_flagged(World& world, const Expectation& said);

}  // namespace lintel::casework::cases
