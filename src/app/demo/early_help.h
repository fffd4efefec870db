#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/demo/invented.h"
#include "casework/records/family.h"
#include "terms/fields.h"

namespace lintel::app::demo {

/// What somebody does next for a family that receives early help, and how long it is until the act after it.
struct FamilyAct {
  std::string verb;
  terms::Fields fields;
  bool endorses = false;  // by whom the pack lets endorse, else by those who propose
  std::chrono::minutes until_next{};
};
/// Nothing when it has ended, or when what there is fits none of the pack's rules.
std::optional<FamilyAct> next_for_family(const casework::FamilyRecord& record, const pack::Pack& pack,
                                         terms::Date today, Dice& dice);

}  // namespace lintel::app::demo
