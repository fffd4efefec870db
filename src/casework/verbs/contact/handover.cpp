#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct AcceptHandover {
  std::string worker;
};
BOOST_DESCRIBE_STRUCT(AcceptHandover, (), (worker))

struct ReturnHandover {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnHandover, (), (reason))

bool receives(const ContactRecord& record, const Actor& actor) {
  return record.handover && actor.teams.contains(record.handover->it.team);
}

Decided accept(const ContactRecord& record, const AcceptHandover& request, const Context& context) {
  if (!receives(record, context.actor)) return refuse(context, "receiving_team_only");
  if (request.worker.empty()) return problem("worker", "Say who in the team will work with the family");
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, HandoverAccepted{request.worker}));
  append(decision.facts, meet(context, record.obligations, "handover_acceptance"));
  return decision;
}

Decided give_back(const ContactRecord& record, const ReturnHandover& request, const Context& context) {
  if (!receives(record, context.actor)) return refuse(context, "receiving_team_only");
  if (request.reason.empty()) return problem("reason", "Write why the team returns the family");
  const auto* pathway = pathway_of(record, context.pack);
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, HandoverReturned{request.reason}));
  append(decision.facts, lift(context, record.obligations, "handover_acceptance", "The receiving team returned it"));
  if (pathway)
    decision.facts.push_back(waits(context, record, pathway->screened_by,
                                   {terms::RuleId{pathway->id.value}, pathway->source}, pathway->tray));
  return decision;
}

}  // namespace

Verb accept_handover_verb() {
  return contact_verb<AcceptHandover>("accept_handover", "accepts the handover", accept);
}
Verb return_handover_verb() {
  return contact_verb<ReturnHandover>("return_handover", "returns the handover", give_back);
}

}  // namespace lintel::casework
