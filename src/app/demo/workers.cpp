#include "app/demo/workers.h"

#include <algorithm>

#include "base/text.h"

namespace lintel::app::demo {

const Worker* Workers::find(const terms::StaffId& id) const {
  const auto it = std::ranges::find(all_, id, &Worker::id);
  return it == all_.end() ? nullptr : &*it;
}

const Worker* Workers::one_with(const std::vector<pack::Authority>& authorities, const terms::StaffId& not_this) {
  std::vector<const Worker*> able;
  for (const auto& one : all_)
    if (one.id != not_this && casework::holds_any(one.actor, authorities)) able.push_back(&one);
  return any_of(able);
}

const Worker* Workers::one_owing(const casework::Obligation& owed) {
  std::vector<pack::Authority> authorities;
  for (const auto& text : owed.owed.owed_by) {
    const auto parts = base::split(text, '@');
    authorities.push_back({terms::RoleId{parts[0]}, parts.size() > 1 ? parts[1] : ""});
  }
  return one_with(authorities);
}

const Worker* Workers::one_who_may(std::string_view right) {
  std::vector<const Worker*> able;
  for (const auto& one : all_)
    if (casework::has_right(pack_, one.actor, right)) able.push_back(&one);
  return any_of(able);
}

const Worker* Workers::one_serving(const std::vector<pack::Authority>& authorities, const std::string& district) {
  std::vector<const Worker*> able;
  for (const auto& one : all_) {
    const auto serves = [&](const auto& id) {
      const auto* team = pack_.team(id);
      return team && (team->district.empty() || team->district == district);
    };
    if (casework::holds_any(one.actor, authorities) &&
        (district.empty() || std::ranges::any_of(one.actor.teams, serves)))
      able.push_back(&one);
  }
  return any_of(able);
}

const Worker* Workers::any_of(const std::vector<const Worker*>& able) {
  return able.empty() ? nullptr : dice_.pick(able);
}

}  // namespace lintel::app::demo
