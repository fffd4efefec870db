#include "app/demo/hiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/require.h"
#include "base/text.h"
#include "casework/records/staff.h"

namespace lintel::app::demo {

namespace {

using terms::Fields;

constexpr int posts_at_most = 12;

// Teams and trays that a role works in an arm: the trays named for it, and one hub team in turn.
std::set<terms::TeamId> teams_for(const pack::Role& role, const std::string& arm, int turn, const pack::Pack& pack) {
  std::set<terms::TeamId> teams;
  std::vector<terms::TeamId> hub_teams;
  for (const auto& team : pack.teams) {
    const bool in_arm = arm.empty() || team.arm == arm;
    if (in_arm && team.kind == "hub_team") hub_teams.push_back(team.id);
    const bool works = std::ranges::any_of(team.worked_by, [&](const auto& one) { return one.role == role.id; });
    if (in_arm && works && !arm.empty()) teams.insert(team.id);
  }
  if (!hub_teams.empty() && !arm.empty()) teams.insert(hub_teams[static_cast<std::size_t>(turn) % hub_teams.size()]);
  return teams;
}

// Two people of one name could not be told apart in lists.
std::string new_name(Life& life) {
  for (;;) {
    auto name = staff_name(life.dice());
    if (std::ranges::find(life.borough().staff, name, &DemoStaff::name) == life.borough().staff.end()) return name;
  }
}

void add_staff(Life& life, const pack::Role& role, const std::set<terms::TeamId>& teams) {
  const std::string name = new_name(life);
  const terms::StaffId id{
      fmt::format("{}-{}", base::joined(base::split(role.id.value, '_'), "-"), life.workers().all().size() + 1)};
  casework::StaffAdded added{.name = name,
                             .email = fmt::format("{}@demo.example", id.value),
                             .roles = {role.id.value},
                             .teams = {},
                             .qualified = role.qualified_social_worker};
  Fields fields{{"name", added.name},
                {"email", added.email},
                {"roles", role.id.value},
                {"qualified", added.qualified ? "yes" : "no"}};
  for (const auto& team : teams) {
    fields.emplace("teams", team.value);
    added.teams.push_back(team.value);
  }
  const auto result = life.perform("add_staff", {"staff", id.value}, std::move(fields), terms::system_actor(),
                                   life.plan().now - std::chrono::weeks{life.plan().weeks + 1});
  base::require(std::holds_alternative<casework::Done>(result), "the demonstration's staff fit the pack");
  const casework::StaffRecord record = casework::fold_staff(life.facts({"staff", id.value}));
  life.workers().add({id, casework::actor_from(record, life.pack())});
  const auto* team = teams.empty() ? nullptr : life.pack().team(*teams.begin());
  life.borough().staff.push_back({id, name, added.email, role.title, team ? team->title : ""});
}

}  // namespace

void hire(Life& life) {
  const auto& pack = life.pack();
  for (const auto& role : pack.roles) {
    int hired = 0;
    for (const auto& posts : pack.establishment)
      for (int i = 0; posts.role == role.id && i < std::min(posts.posts, posts_at_most); ++i, ++hired) {
        auto teams = teams_for(role, posts.arm, i, pack);
        if (!posts.team.empty()) teams.insert(posts.team);
        add_staff(life, role, teams);
      }
    if (hired > 0) continue;
    std::vector<terms::TeamId> places;
    for (const auto& team : pack.teams)
      if (std::ranges::any_of(team.worked_by, [&](const auto& one) { return one.role == role.id; }))
        places.push_back(team.id);
    for (const auto& place : places) add_staff(life, role, {place});
    if (places.empty()) add_staff(life, role, {});
  }
}

}  // namespace lintel::app::demo
