#pragma once

#include <vector>

#include "app/demo/invented.h"
#include "terms/fields.h"

/// What a hub keeps of its agencies: what they signed, and how they were trained together. Empty for a hub whose pack
/// has no such part.
namespace lintel::app::demo {

struct AgencyAct {
  terms::AgencyId agency;  // whose agreement; empty for training
  terms::Date on{};
  terms::Fields fields;
};
/// For record_agreement: one of each agency that needs one, but of the last nothing is on record; that of the first is
/// past its review on `today`.
std::vector<AgencyAct> agreements(const pack::Pack& pack, terms::Date first, terms::Date today, Dice& dice);
/// For record_training: a session every few weeks, each with the finding that it answers.
std::vector<AgencyAct> training(const pack::Pack& pack, terms::Date first, terms::Date today, Dice& dice);

}  // namespace lintel::app::demo
