#include "casework/records/call_lifecycle.h"
#include "casework/records/staff.h"
#include "casework/verbs/call/call_verbs.h"

namespace lintel::casework {

namespace {

struct Request {
  StaffId to;
};
BOOST_DESCRIBE_STRUCT(Request, (), (to))

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {staff_stream(StaffId{terms::field(fields, "to")})}, .queries = {}};
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  std::vector<Problem> found;
  const auto request = terms::from_fields<Request>(fields, found);
  if (const auto objection = call_objection(call, CallAct::allocate); !objection.empty())
    return refuse(context, objection);
  if (request.to.empty()) return problem("to", "Choose who takes this call");
  const auto staff = fold_staff(context.known.facts(staff_stream(request.to)));
  if (!staff.active()) return refuse(context, "staff_not_found");
  if (!holds_listed(actor_from(staff, context.pack), call.taken.answerers))
    return refuse(context, "answerer_not_permitted");
  return Decision{.facts = {new_fact(context.stream, CallAllocated{request.to, staff.name})}, .messages = {}};
}

}  // namespace

Verb allocate_call_verb() {
  return {.name = "allocate_call",
          .kind = "call",
          .phrase = "gives the call to somebody",
          .fields = field_names<Request>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
