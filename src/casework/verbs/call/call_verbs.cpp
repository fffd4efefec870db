#include "casework/verbs/call/call_verbs.h"

#include <algorithm>

#include "casework/verbs/all.h"

namespace lintel::casework {

namespace {

pack::Authority authority(const std::string& text) {
  const auto at = text.find('@');
  if (at == std::string::npos) return {terms::RoleId{text}, ""};
  return {terms::RoleId{text.substr(0, at)}, text.substr(at + 1)};
}

}  // namespace

bool holds_listed(const Actor& actor, const std::vector<std::string>& authorities) {
  if (authorities.empty()) return true;
  return std::ranges::any_of(authorities,
                             [&](const std::string& text) { return holds_authority(actor, authority(text)); });
}

std::vector<Verb> call_verbs() {
  return {take_call_verb(), allocate_call_verb(), return_call_verb(),        read_call_verb(),
          link_call_verb(), close_call_verb(),    explain_call_breach_verb()};
}

}  // namespace lintel::casework
