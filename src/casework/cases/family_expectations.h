#pragma once

#include <string>

#include "casework/cases/sentence.h"

/// What sentences about families and early help find instead; empty when they are true.
namespace lintel::casework::cases {

std::string can_be_attached(World& world, const Expectation& said);
std::string cannot_be_attached(World& world, const Expectation& said);
std::string eligibility_says(World& world, const Expectation& said);
std::string problem_holds_through(World& world, const Expectation& said);
std::string problem_does_not_hold(World& world, const Expectation& said);
std::string on_register(World& world, const Expectation& said);
std::string not_on_register(World& world, const Expectation& said);
std::string early_help_says(World& world, const Expectation& said);
std::string number_of_families(World& world, const Expectation& said);
std::string number_of_kinds(World& world, const Expectation& said);
std::string member_is_open_to(World& world, const Expectation& said);
std::string member_is_not_open_to(World& world, const Expectation& said);
std::string assessment_waits(World& world, const Expectation& said);
std::string assessment_is_completed(World& world, const Expectation& said);
std::string list_of_families_has(World& world, const Expectation& said);
std::string list_of_families_has_not(World& world, const Expectation& said);

}  // namespace lintel::casework::cases
