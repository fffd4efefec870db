#include "casework/records/call.h"
#include "casework/verbs/call/call_verbs.h"

namespace lintel::casework {

namespace {

// Why something was late may be said at any time, also after the call is closed.
Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  const auto obligation = terms::field(fields, "obligation"), reason = terms::field(fields, "reason");
  const auto* owed = call.obligations.by_id(obligation);
  if (!owed) owed = call.obligations.open_of_kind(obligation);
  if (!owed || !owed->late_at(context.now)) return problem("obligation", "Choose something that is late");
  if (reason.empty()) return problem("reason", "Write why it was late");
  return Decision{.facts = {new_fact(context.stream, BreachExplained{owed->owed.id, reason}, owed->cited)},
                  .messages = {}};
}

}  // namespace

Verb explain_call_breach_verb() {
  return {.name = "explain_call_breach",
          .kind = "call",
          .phrase = "explains why the call is late",
          .fields = field_names<BreachExplained>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
