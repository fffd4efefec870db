#include "casework/verbs/person/person_verbs.h"

#include "casework/verbs/all.h"

namespace lintel::casework {

std::vector<Verb> person_verbs() {
  return {record_person_verb(), correct_person_verb(), open_involvement_verb(), close_involvement_verb()};
}

}  // namespace lintel::casework
