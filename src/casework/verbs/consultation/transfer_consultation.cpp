// What follows when safeguarding concerns emerge in a call for advice.
#include "casework/records/staff.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/consultation/consultation_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

struct Transfer {
  StaffId to;  // who takes the call over, where known
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (to))

struct TakeUp {
  bool contact_begun = false;
};
BOOST_DESCRIBE_STRUCT(TakeUp, (), (contact_begun))

struct Acknowledge {
  StaffId worker;  // who does what follows
};
BOOST_DESCRIBE_STRUCT(Acknowledge, (), (worker))

Needs staff_named(const Fields& fields, std::string_view field) {
  return {.records = {staff_stream(StaffId{terms::field(fields, field)})}, .queries = {}};
}

// B-33
Decided transfer(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<Transfer>(fields, found);
  if (!found.empty()) return problems(std::move(found));
  if (fold_consultation(facts).transferred) return refuse(context, "already_transferred");
  if (const auto objection = adviser_objection(context); !objection.empty()) return refuse(context, objection);
  if (const auto objection = receiver_objection(request.to, context); !objection.empty())
    return refuse(context, objection);
  return Decision{.facts = transferred(request.to, context), .messages = {}};
}

/// Empty when this person owes it now; else the key of the refusal.
std::string_view owing_objection(const ConsultationRecord& record, std::string_view kind, const Context& context,
                                 std::string_view not_theirs) {
  const auto* owed = record.obligations.open_of_kind(kind);
  if (!owed) return "transfer_not_owed";
  return holds_listed(context.actor, owed->owed.owed_by) ? "" : not_theirs;
}

// B-33: that a contact was begun is all that stays; which one would lead to a child (B-29).
Decided take_up(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<TakeUp>(fields, found);
  const auto record = fold_consultation(facts);
  if (const auto objection = owing_objection(record, contact_begun_kind, context, "not_a_receiver"); !objection.empty())
    return refuse(context, objection);
  if (!request.contact_begun) return problem("contact_begun", "Begin the contact first, then confirm that it is begun");
  Decision decision{.facts = {new_fact(context.stream, TransferTakenUp{}, cite_line(context.pack))}, .messages = {}};
  append(decision.facts, meet(context, record.obligations, contact_begun_kind));
  return decision;
}

// B-34
Decided acknowledge(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<Acknowledge>(fields, found);
  const auto record = fold_consultation(facts);
  if (const auto objection = owing_objection(record, alert_kind, context, "not_alerted"); !objection.empty())
    return refuse(context, objection);
  if (request.worker.empty()) return problem("worker", "Choose who does what follows from the call");
  const auto worker = fold_staff(context.known.facts(staff_stream(request.worker)));
  if (!worker.active()) return refuse(context, "staff_not_found");
  if (!holds_any(actor_from(worker, context.pack), context.pack.advice_line.taken_by))
    return refuse(context, "adviser_not_permitted", worker.name + " cannot be given it.");
  Decision decision{
      .facts = {new_fact(context.stream, TransferAcknowledged{request.worker, worker.name}, cite_line(context.pack))},
      .messages = {}};
  append(decision.facts, meet(context, record.obligations, alert_kind));
  return decision;
}

}  // namespace

Verb transfer_consultation_verb() {
  return {.name = "transfer_consultation",
          .kind = "consultation",
          .phrase = "transfers the consultation to somebody",
          .fields = field_names<Transfer>(),
          .needs = [](const auto&, const Fields& fields, const auto&) { return staff_named(fields, "to"); },
          .decide = transfer};
}

Verb take_up_transfer_verb() {
  return {.name = "take_up_transfer",
          .kind = "consultation",
          .phrase = "takes up the transfer",
          .fields = field_names<TakeUp>(),
          .needs = {},
          .decide = take_up};
}

Verb acknowledge_transfer_verb() {
  return {.name = "acknowledge_transfer",
          .kind = "consultation",
          .phrase = "acknowledges the transfer",
          .fields = field_names<Acknowledge>(),
          .needs = [](const auto&, const Fields& fields, const auto&) { return staff_named(fields, "worker"); },
          .decide = acknowledge};
}

}  // namespace lintel::casework
