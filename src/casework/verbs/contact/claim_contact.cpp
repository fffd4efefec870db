#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct ClaimContact {};
BOOST_DESCRIBE_STRUCT(ClaimContact, (), ())

bool waits_to_be_screened(const ContactRecord& record, const pack::Pathway* pathway) {
  const bool not_graded = pathway && !pathway->grades();
  return record.state == ContactState::graded || not_graded;
}

// Before the grade it is claimed by whom it waits for; after it by who screens it, who then has it allocated.
Decided decide(const ContactRecord& record, const ClaimContact&, const Context& context) {
  if (record.owner) return refuse(context, "already_taken", "It is with " + record.owner->it.to_name + ".");
  const auto* pathway = pathway_of(record, context.pack);
  const bool screens = pathway && holds_any(context.actor, pathway->screened_by);
  Decision decision;
  if (!waits_to_be_screened(record, pathway) || (record.state == ContactState::received && !screens)) {
    if (!holds_listed(context.actor, record.waits.roles)) return refuse(context, "not_grader");
    decision.facts.push_back(new_fact(context.stream, ContactClaimed{context.actor.id, context.actor.name}));
    return decision;
  }
  if (!screens) return refuse(context, "not_screener");
  const Cited cited{terms::RuleId{pathway->id.value}, pathway->source};
  decision.facts.push_back(new_fact(context.stream, ContactAllocated{context.actor.id, context.actor.name}, cited));
  decision.facts.push_back(waits(context, record, pathway->screened_by, cited));
  return decision;
}

}  // namespace

Verb claim_contact_verb() {
  return contact_verb<ClaimContact>("claim_contact", "claims the contact", decide);
}

}  // namespace lintel::casework
