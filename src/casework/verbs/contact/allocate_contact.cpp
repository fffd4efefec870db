#include "casework/records/staff.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct AllocateContact {
  terms::StaffId to;
};
BOOST_DESCRIBE_STRUCT(AllocateContact, (), (to))

Needs needs(const ContactRecord&, const AllocateContact& request) {
  return {.records = {staff_stream(request.to)}, .queries = {}};
}

Decided decide(const ContactRecord& record, const AllocateContact& request, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  const bool graded_first = !pathway || pathway->grades();
  if (graded_first && !record.grade && record.level_changes.empty()) return refuse(context, "grade_required");
  if (!pathway || !holds_any(context.actor, pathway->allocators())) return refuse(context, "not_grader");
  if (request.to.empty()) return problem("to", "Choose who will screen the contact");
  const auto worker = fold_staff(context.known.facts(staff_stream(request.to)));
  if (!worker.exists() || !worker.active()) return refuse(context, "staff_not_found");
  if (!holds_any(actor_from(worker, context.pack), pathway->screened_by))
    return refuse(context, "not_screener", worker.name + " cannot be given it.");

  Decision decision;
  const Cited cited{terms::RuleId{pathway->id.value}, pathway->source};
  decision.facts.push_back(new_fact(context.stream, ContactAllocated{request.to, worker.name}, cited));
  decision.facts.push_back(waits(context, record, pathway->screened_by, cited));
  return decision;
}

}  // namespace

Verb allocate_contact_verb() {
  return contact_verb<AllocateContact>("allocate_contact", "allocates the contact", decide, needs);
}

}  // namespace lintel::casework
