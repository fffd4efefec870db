#include "app/demo/outcomes.h"

#include <algorithm>

#include "app/demo/request_fields.h"

namespace lintel::app::demo {

using casework::ContactRecord;

std::vector<const pack::Outcome*> outcomes_in_turn(const ContactRecord& record, bool at_random, const pack::Pack& pack,
                                                   Dice& dice) {
  std::vector<const pack::Outcome*> order;
  for (const auto& outcome : pack.outcomes)
    if (!outcome.needs.contains("open_team")) order.push_back(&outcome);
  if (at_random && !order.empty())
    std::ranges::rotate(order, order.begin() + dice.between(0, static_cast<int>(order.size()) - 1));
  std::ranges::stable_partition(order, [&](const pack::Outcome* outcome) {
    const auto levels = outcome->when.all_of.find("level");
    return levels == outcome->when.all_of.end() || levels->second.contains(record.level.value);
  });
  return order;
}

terms::LevelId level_for(const pack::Outcome& outcome, const ContactRecord& record, const pack::Pack& pack,
                         Dice& dice) {
  const auto levels = outcome.when.all_of.find("level");
  if (levels == outcome.when.all_of.end() || levels->second.empty())
    return record.level.empty() ? likely_level(pack, dice).id : record.level;
  if (levels->second.contains(record.level.value)) return record.level;
  return terms::LevelId{*levels->second.begin()};
}

}  // namespace lintel::app::demo
