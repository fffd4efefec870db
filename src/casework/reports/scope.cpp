#include "casework/reports/scope.h"

#include <algorithm>

#include "casework/perform.h"
#include "casework/reports/reports.h"

namespace lintel::casework::reports {

namespace {

bool sees_all(const pack::Pack& in_force, const terms::Actor& actor) {
  if (actor == terms::system_actor()) return true;
  const auto beyond_teams = [&](const auto& id) {
    const auto* role = in_force.role(id);
    return role && role->sees != "team";
  };
  const auto everywhere = [&](const auto& id) {
    const auto* team = in_force.team(id);
    return team && team->district.empty();
  };
  return std::ranges::any_of(actor.roles, beyond_teams) || std::ranges::any_of(actor.teams, everywhere);
}

}  // namespace

Localities localities_of(const pack::Pack& in_force, const terms::Actor& actor) {
  Localities open{.whole = sees_all(in_force, actor), .districts = {}};
  const auto theirs = [&](const pack::District& district) {
    return open.whole || std::ranges::any_of(actor.teams, [&](const auto& id) {
             const auto* team = in_force.team(id);
             return team && team->district == district.id;
           });
  };
  for (const auto& district : in_force.districts)
    if (theirs(district)) open.districts.push_back(district.id);
  return open;
}

bool may_open(const pack::Pack& in_force, const terms::Actor& actor, std::string_view name,
              const std::string& district) {
  if (actor == terms::system_actor()) return true;
  const auto report = std::ranges::find(all_reports(), name, &Report::name);
  if (!has_right(in_force, actor, report == all_reports().end() ? "see_case_reports" : report->right)) return false;
  const auto open = localities_of(in_force, actor);
  return open.whole || std::ranges::find(open.districts, district) != open.districts.end();
}

std::vector<std::string> only(const std::string& district) {
  return district.empty() ? std::vector<std::string>{} : std::vector{district};
}

}  // namespace lintel::casework::reports
