#include "casework/meeting_sight.h"

#include <algorithm>

#include "casework/perform.h"

namespace lintel::casework {

namespace {

constexpr std::string_view right = "see_meetings";

bool serves(const pack::Pack& pack, const terms::Actor& actor, std::string_view district) {
  return district.empty() || std::ranges::any_of(actor.teams, [&](const auto& id) {
           const auto* team = pack.team(id);
           return team && (team->district.empty() || team->district == district);
         });
}

std::string key_of(std::string_view kind, std::string_view district) {
  return std::string(kind) + "@" + std::string(district);
}

std::vector<std::string> districts_of(const pack::Pack& pack, const pack::MeetingKind& kind) {
  if (!kind.of_district()) return {""};
  std::vector<std::string> all;
  for (const auto& one : pack.districts) all.push_back(one.id);
  return all;
}

std::vector<std::string> keys_of(const pack::Pack& in_force, const terms::Actor& actor) {
  std::vector<std::string> keys = {"staff:" + actor.id.value};
  for (const auto& kind : in_force.meetings)
    for (const auto& district : districts_seen(in_force, actor, kind)) keys.push_back(key_of(kind.id, district));
  return keys;
}

}  // namespace

bool chairs(const pack::Pack& pack, const terms::Actor& actor, const pack::MeetingKind& kind,
            std::string_view district) {
  return actor == terms::system_actor() || (holds_any(actor, kind.chaired_by) && serves(pack, actor, district));
}

std::vector<std::string> meeting_seen_by(const MeetingRecord& record) {
  const auto& it = record.scheduled.it;
  std::vector<std::string> keys = {key_of(it.kind, it.district)};
  const auto add = [&](const StaffId& staff) {
    const auto key = "staff:" + staff.value;
    if (!staff.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  };
  add(record.scheduled.by);
  add(it.facilitator);
  for (const auto& action : record.actions) add(action.added.it.owner);
  return keys;
}

bool may_see_meeting(const pack::Pack& in_force, const terms::Actor& actor, const MeetingRecord& record) {
  if (actor == terms::system_actor()) return true;
  if (!has_right(in_force, actor, right)) return false;
  if (has_right_hub_wide(in_force, actor, right)) return true;
  const auto keys = keys_of(in_force, actor);
  return std::ranges::any_of(meeting_seen_by(record),
                             [&](const auto& key) { return std::ranges::find(keys, key) != keys.end(); });
}

void keep_to_meetings_seen(Query& query, const pack::Pack& in_force, const terms::Actor& actor) {
  if (actor == terms::system_actor() || has_right_hub_wide(in_force, actor, right)) return;
  const auto keys = keys_of(in_force, actor);
  query.all_of.push_back({"seen_by", Test::Kind::contains, {keys.begin(), keys.end()}});
}

std::vector<std::string> districts_seen(const pack::Pack& in_force, const terms::Actor& actor,
                                        const pack::MeetingKind& kind) {
  auto all = districts_of(in_force, kind);
  if (actor == terms::system_actor() || has_right_hub_wide(in_force, actor, right)) return all;
  const bool takes_part = holds_any(actor, kind.chaired_by) || holds_any(actor, kind.attended_by);
  std::erase_if(all, [&](const auto& district) { return !takes_part || !serves(in_force, actor, district); });
  return all;
}

}  // namespace lintel::casework
