#pragma once

#include <string>

#include "casework/cases/sentence.h"

/// What sentences about reports find instead; empty when they are true.
namespace lintel::casework::cases {

std::string report_says(World& world, const Expectation& said);
std::string report_has_lines(World& world, const Expectation& said);
std::string report_shows(World& world, const Expectation& said);
std::string report_does_not_show(World& world, const Expectation& said);
std::string figure_opens_to(World& world, const Expectation& said);

}  // namespace lintel::casework::cases
