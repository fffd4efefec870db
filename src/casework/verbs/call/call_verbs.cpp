#include "casework/verbs/call/call_verbs.h"

#include <algorithm>

#include "casework/verbs/all.h"

namespace lintel::casework {

bool holds_listed(const Actor& actor, const std::vector<std::string>& authorities) {
  return authorities.empty() || holds_any(actor, authorities_from(authorities));
}

std::vector<Verb> call_verbs() {
  return {take_call_verb(), allocate_call_verb(), return_call_verb(),        read_call_verb(),
          link_call_verb(), close_call_verb(),    explain_call_breach_verb()};
}

}  // namespace lintel::casework
