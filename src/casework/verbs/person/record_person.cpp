#include "casework/verbs/person/details.h"
#include "casework/verbs/person/person_verbs.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  auto details = terms::from_fields<PersonRecorded>(fields, found);
  for (auto& one : problems_in(details, terms::london_date(context.now))) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  tidy(details);
  return Decision{.facts = {new_fact(context.stream, details)}, .messages = {}};
}

}  // namespace

Verb record_person_verb() {
  return {.name = "record_person",
          .kind = "person",
          .phrase = "records a person",
          .creates = true,
          .fields = field_names<PersonRecorded>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
