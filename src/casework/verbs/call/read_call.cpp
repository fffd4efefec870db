#include "casework/records/call_lifecycle.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

// Whom the rule passes it to; where the rule names nobody, who owes the reading.
std::vector<std::string> readers(const CallRecord& call) {
  const auto* reading = call.obligations.open_of_kind("reading");
  return call.taken.answerers.empty() && reading ? reading->owed.owed_by : call.taken.answerers;
}

// L-95: a reader acknowledges what was passed on for information only.
Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  if (const auto objection = call_objection(call, CallAct::read); !objection.empty()) return refuse(context, objection);
  if (!holds_listed(context.actor, readers(call))) return refuse(context, "reader_not_permitted");
  Decision decided{.facts = {new_fact(context.stream, CallRead{terms::field(fields, "note")}, call.cited)},
                   .messages = {}};
  append(decided.facts, meet(context, call.obligations, "reading"));
  return decided;
}

}  // namespace

Verb read_call_verb() {
  return {.name = "read_call",
          .kind = "call",
          .phrase = "reads the call",
          .fields = field_names<CallRead>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
