#pragma once

#include <string>

#include "casework/cases/sentence.h"

/// What sentences about the sharing and keeping of information find instead; empty when they are true.
namespace lintel::casework::cases {

std::string warned(World& world, const Expectation& said);
std::string not_warned(World& world, const Expectation& said);
std::string agreements_have(World& world, const Expectation& said);
std::string records_policy_says(World& world, const Expectation& said);
std::string form_says(World& world, const Expectation& said);

}  // namespace lintel::casework::cases
