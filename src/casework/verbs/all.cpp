#include "casework/verbs/all.h"

#include <iterator>

namespace lintel::casework {

std::vector<Verb> all_verbs() {
  std::vector<Verb> all = contact_verbs();
  for (auto more : {call_verbs(), consultation_verbs(), family_verbs(), meeting_verbs(), agreement_verbs(),
                    training_verbs(), person_verbs(), staff_verbs(), tray_verbs(), report_verbs()})
    std::ranges::move(more, std::back_inserter(all));
  return all;
}

}  // namespace lintel::casework
