#include "base/text.h"
#include "casework/records/call_lifecycle.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

// Somebody who never answers cannot be called back: once it was tried, closing with a reason settles the call-back.
bool settled_by_closing(const Obligation& owed, const CallRecord& call) {
  return owed.owed.kind == "call_back" && !call.attempts.empty();
}

std::vector<std::string> in_the_way(const CallRecord& call) {
  std::vector<std::string> titles;
  for (const auto& one : call.obligations.all)
    if (one.open() && one.owed.blocks_closing && !settled_by_closing(one, call)) titles.push_back(one.owed.title);
  return titles;
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  const auto reason = terms::field(fields, "reason");
  if (const auto objection = call_objection(call, CallAct::close); !objection.empty())
    return refuse(context, objection);
  if (const auto titles = in_the_way(call); !titles.empty())
    return refuse(context, "obligations_open", "Still owed: " + base::joined(titles, ", ") + ".");
  if (reason.empty()) return problem("reason", "Say why the call is closed");
  Decision decided{.facts = {new_fact(context.stream, CallClosed{reason})}, .messages = {}};
  if (!call.attempts.empty()) append(decided.facts, meet(context, call.obligations, "call_back"));
  return decided;
}

}  // namespace

Verb close_call_verb() {
  return {.name = "close_call",
          .kind = "call",
          .phrase = "closes the call",
          .fields = field_names<CallClosed>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
