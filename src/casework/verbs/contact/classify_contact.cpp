#include <algorithm>
#include <array>

#include "casework/verbs/contact/contact_verb.h"
#include "domain/routing/routing.h"

namespace lintel::casework {

namespace {

struct ClassifyContact {
  std::string type;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClassifyContact, (), (type, reason))

constexpr std::array<std::string_view, 3> types = {"request", "information_request", "notification"};

// A contact may turn out to be of another type at any time before it is decided; it then waits as one of that type
// does.
Decided decide(const ContactRecord& record, const ClassifyContact& request, const Context& context) {
  std::vector<Problem> found;
  if (std::ranges::find(types, request.type) == types.end() || request.type == record.received.type)
    found.push_back({"type", "Choose another type"});
  require_text(found, "reason", request.reason, "Write why it is of this type");
  if (!found.empty()) return problems(std::move(found));

  ContactRecord after = record;
  after.received.type = request.type;
  after.waits.pathway = {};
  const auto known = attributes_of(after, context);
  const auto* rule = domain::first_that_holds(context.pack.intake, known).rule;
  if (!rule) return refuse(context, "no_receiving_team");
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, ContactClassified{request.type, request.reason}, cite(*rule)));
  decision.facts.push_back(waits_at_first(context, after, *rule));
  append(decision.facts,
         incur(context, "classified", known, record.obligations, context.now, record.received.received_at));
  return decision;
}

}  // namespace

Verb classify_contact_verb() {
  return contact_verb<ClassifyContact>("classify_contact", "says what type the contact is", decide);
}

}  // namespace lintel::casework
