#include "casework/records/call.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

// Why something was late may be said at any time, also after the call is closed.
Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  return explain_breach(context, fold_call(facts).obligations, terms::field(fields, "obligation"),
                        terms::field(fields, "reason"));
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
