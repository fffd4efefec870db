#include "web/pages/administration/establishment.h"

#include <algorithm>

#include "web/pages/administration/parts.h"

namespace lintel::web::administration {

namespace {

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

bool in_arm(const pack::Pack& pack, const std::vector<std::string>& teams, const std::string& arm) {
  return std::ranges::any_of(teams, [&](const std::string& id) {
    const auto* team = pack.team(terms::TeamId{id});
    return team && team->arm == arm;
  });
}

bool fills(const pack::Pack& pack, const casework::Row& staff, const pack::Establishment& wanted) {
  if (!has(several(staff.text("roles")), wanted.role.value)) return false;
  const auto teams = several(staff.text("teams"));
  if (!wanted.team.empty()) return has(teams, wanted.team.value);
  return wanted.arm.empty() || in_arm(pack, teams, wanted.arm);
}

}  // namespace

std::vector<Post> posts(const pack::Pack& pack, const std::vector<casework::Row>& staff) {
  std::vector<Post> all;
  for (const auto& wanted : pack.establishment) {
    const auto filled = std::ranges::count_if(staff, [&](const auto& row) { return fills(pack, row, wanted); });
    all.push_back({&wanted, static_cast<int>(filled)});
  }
  return all;
}

int vacancies(const std::vector<Post>& posts) {
  int vacant = 0;
  for (const auto& post : posts) vacant += post.vacant();
  return vacant;
}

}  // namespace lintel::web::administration
