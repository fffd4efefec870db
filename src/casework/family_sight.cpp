#include "casework/family_sight.h"

#include <algorithm>

#include "casework/perform.h"

namespace lintel::casework {

namespace {

std::vector<std::string> keys_of(const pack::Pack& in_force, const terms::Actor& actor) {
  std::vector<std::string> keys = {"staff:" + actor.id.value};
  for (const auto& id : actor.teams) {
    keys.push_back("team:" + id.value);
    const auto* team = in_force.team(id);
    if (team && team->kind == in_force.early_help.team_kind && !team->district.empty())
      keys.push_back("district:" + team->district);
  }
  return keys;
}

}  // namespace

std::vector<std::string> family_seen_by(const FamilyRecord& record) {
  std::vector<std::string> keys;
  if (record.stepped_down) keys.push_back("staff:" + record.stepped_down->by.value);
  // P-64: a step-down is reported to the managers of the locality before anybody is allocated.
  if (record.stepped_down && !record.district.empty()) keys.push_back("district:" + record.district);
  const auto* allocation = record.allocation();
  if (!allocation) return keys;
  if (!record.district.empty()) keys.push_back("district:" + record.district);
  if (const auto& team = allocation->proposed.it.team; !team.empty()) keys.push_back("team:" + team.value);
  return keys;
}

bool sees_every_family(const pack::Pack& in_force, const terms::Actor& actor) {
  const auto& part = in_force.early_help;
  return actor == terms::system_actor() || has_right_hub_wide(in_force, actor, "see_families") ||
         holds_any(actor, part.worked_by) || holds_any(actor, part.endorsed_by);
}

bool may_see_family(const pack::Pack& in_force, const terms::Actor& actor, const FamilyRecord& record) {
  if (actor == terms::system_actor()) return true;
  if (!has_right(in_force, actor, "see_families")) return false;
  if (sees_every_family(in_force, actor)) return true;
  const auto keys = keys_of(in_force, actor);
  return std::ranges::any_of(family_seen_by(record),
                             [&](const auto& key) { return std::ranges::find(keys, key) != keys.end(); });
}

void keep_to_sight(Query& query, const pack::Pack& in_force, const terms::Actor& actor) {
  if (sees_every_family(in_force, actor)) return;
  const auto keys = keys_of(in_force, actor);
  query.all_of.push_back({"seen_by", Test::Kind::contains, {keys.begin(), keys.end()}});
}

}  // namespace lintel::casework
