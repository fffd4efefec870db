#include <algorithm>

#include "casework/lifecycle.h"
#include "web/pages/contacts/shown.h"

namespace lintel::web::contacts {

const std::vector<Action>& actions() {
  static const std::vector<Action> all = [] {
    std::vector<Action> list;
    for (auto* some : {deciding_actions, asking_actions, sharing_actions, telling_actions, noting_actions})
      for (auto& one : some()) list.push_back(one);
    return list;
  }();
  return all;
}

std::vector<const Action*> offered(const Shown& shown) {
  std::vector<const Action*> now;
  for (const auto& action : actions()) {
    if (!shown.may(action.verb) || !casework::states_for(action.verb).contains(shown.record.state)) continue;
    if (!action.sensible || action.sensible(shown)) now.push_back(&action);
  }
  return now;
}

}  // namespace lintel::web::contacts
