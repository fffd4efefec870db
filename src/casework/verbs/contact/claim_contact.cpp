#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct ClaimContact {};
BOOST_DESCRIBE_STRUCT(ClaimContact, (), ())

// Before the grade it is taken by who grades it, or screens the request for information; after it by who screens it.
Decided decide(const ContactRecord& record, const ClaimContact&, const Context& context) {
  if (record.owner) return refuse(context, "already_taken", "It is with " + record.owner->it.to_name + ".");
  const ContactAllocated taken{context.actor.id, context.actor.name};
  const auto* pathway = pathway_of(record, context.pack);
  Decision decision;
  if (record.state == ContactState::received) {
    if (!holds_listed(context.actor, record.waits.roles)) return refuse(context, "not_grader");
    decision.facts.push_back(new_fact(context.stream, taken));
    return decision;
  }
  if (!pathway || !holds_any(context.actor, pathway->screened_by)) return refuse(context, "not_screener");
  const Cited cited{terms::RuleId{pathway->id.value}, pathway->source};
  decision.facts.push_back(new_fact(context.stream, taken, cited));
  decision.facts.push_back(waits(context, record, pathway->screened_by, cited));
  return decision;
}

}  // namespace

Verb claim_contact_verb() {
  return contact_verb<ClaimContact>("claim_contact", "claims the contact", decide);
}

}  // namespace lintel::casework
