#include "casework/records/call_lifecycle.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

struct Request {
  std::string result;         // "answered", "no_reply"
  std::optional<Instant> at;  // now when not given
  std::string advice;         // given, or a note of the attempt
  bool form_advised = false;
};
BOOST_DESCRIBE_STRUCT(Request, (), (result, at, advice, form_advised))

void check(const Request& request, const CallRecord& call, Instant at, Instant now, std::vector<Problem>& found) {
  if (request.result != "answered" && request.result != "no_reply")
    found.push_back({"result", "Say whether anybody answered"});
  if (request.result == "answered" && request.advice.empty()) found.push_back({"advice", "Record the advice given"});
  if (at > now) found.push_back({"at", "The time cannot be in the future"});
  if (at < call.taken_at) found.push_back({"at", "The time cannot be before the call was taken"});
}

// L-101. Nobody answering leaves the call-back owed.
Decision decision(const Request& request, const CallRecord& call, Instant at, const Context& context) {
  if (request.result == "no_reply")
    return {.facts = {new_fact(context.stream, CallAttempted{at, request.advice}, call.cited)}, .messages = {}};
  Decision decided{
      .facts = {new_fact(context.stream, CallReturned{at, request.advice, request.form_advised}, call.cited)},
      .messages = {}};
  append(decided.facts, meet(context, call.obligations, "call_back"));
  return decided;
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  std::vector<Problem> found;
  const auto request = terms::from_fields<Request>(fields, found);
  const auto at = request.at.value_or(context.now);
  if (const auto objection = call_objection(call, CallAct::return_call); !objection.empty())
    return refuse(context, objection);
  if (!holds_listed(context.actor, call.taken.answerers)) return refuse(context, "answerer_not_permitted");
  check(request, call, at, context.now, found);
  if (!found.empty()) return problems(std::move(found));
  return decision(request, call, at, context);
}

}  // namespace

Verb return_call_verb() {
  return {.name = "return_call",
          .kind = "call",
          .phrase = "returns the call",
          .fields = field_names<Request>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
