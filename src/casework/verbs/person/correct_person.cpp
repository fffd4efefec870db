#include <algorithm>

#include "casework/verbs/person/details.h"
#include "casework/verbs/person/person_verbs.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

// A field that was sent blank is cleared; one that was not sent stays as it is.
bool sent(const Fields& fields, const std::string& name) {
  return fields.contains(name) || fields.contains(name + "-day");
}

PersonRecorded with_sent(PersonRecorded details, const Fields& fields, std::vector<Problem>& found) {
  boost::mp11::mp_for_each<terms::MembersOf<PersonRecorded>>([&](auto member) {
    if (sent(fields, member.name)) terms::read_field(fields, member.name, details.*member.pointer, found);
  });
  return details;
}

// What a contact brought in may be incomplete: only what is being changed is held against this request.
void add_problems_of_sent(const PersonRecorded& details, const Fields& fields, Date today,
                          std::vector<Problem>& found) {
  for (auto& one : problems_in(details, today)) {
    const bool names = one.field == "given_name" && (sent(fields, "family_name") || sent(fields, "known_as"));
    if (sent(fields, one.field) || names) found.push_back(std::move(one));
  }
}

std::vector<NewFact> changes(const PersonRecorded& before, const PersonRecorded& after, const std::string& reason,
                             const StreamId& stream) {
  std::vector<NewFact> facts;
  for (const auto& name : field_names<PersonRecorded>()) {
    const auto was = person_field(before, name), is = person_field(after, name);
    if (was != is) facts.push_back(new_fact(stream, PersonCorrected{name, was, is, reason}));
  }
  return facts;
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto person = fold_person(facts);
  const auto reason = terms::field(fields, "reason");
  std::vector<Problem> found;
  auto details = with_sent(person.details, fields, found);
  add_problems_of_sent(details, fields, terms::london_date(context.now), found);
  if (reason.empty()) found.push_back({"reason", "Say why this is being corrected"});
  if (!found.empty()) return problems(std::move(found));
  tidy(details);
  auto corrected = changes(person.details, details, reason, context.stream);
  if (corrected.empty()) return problem("reason", "Nothing was changed");
  return Decision{.facts = std::move(corrected), .messages = {}};
}

std::vector<std::string> fields_and_reason() {
  auto names = field_names<PersonRecorded>();
  names.push_back("reason");
  return names;
}

}  // namespace

Verb correct_person_verb() {
  return {.name = "correct_person",
          .kind = "person",
          .phrase = "corrects the person's details",
          .fields = fields_and_reason(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
