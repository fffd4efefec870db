#include <algorithm>

#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct ScreenInformationRequest {
  std::string decision;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ScreenInformationRequest, (), (decision, reason))

struct AnswerInformationRequest {
  std::string answer;
  std::string channel;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(AnswerInformationRequest, (), (answer, channel, to))

bool owes(const Obligation& owed, const Actor& actor) {
  return holds_any(actor, authorities_from(owed.owed.owed_by));
}

Decided screen(const ContactRecord& record, const ScreenInformationRequest& request, const Context& context) {
  const auto* owed = record.obligations.open_of_kind("information_screening");
  if (!record.is_information_request() || !owed) return refuse(context, "not_an_information_request");
  if (!owes(*owed, context.actor)) return refuse(context, "information_screener");
  std::vector<Problem> found;
  if (request.decision != "answer" && request.decision != "decline")
    found.push_back({"decision", "Say whether the request may be answered"});
  require_text(found, "reason", request.reason, "Write why it may or may not be answered");
  if (!found.empty()) return problems(std::move(found));

  const InformationRequestScreened screened{request.decision, request.reason};
  ContactRecord after = record;
  after.information_screening =
      Recorded<InformationRequestScreened>{screened, context.now, context.actor.id, context.actor.name};
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, screened, owed->cited));
  append(decision.facts, meet(context, record.obligations, "information_screening"));
  if (request.decision == "decline") {
    append(decision.facts, meet(context, record.obligations, "decision"));
    append(decision.facts, lift(context, record.obligations, "information_answer", "The request is declined"));
  }
  append(decision.facts,
         incur(context, "information_screened", attributes_of(after, context), record.obligations, context.now));
  return decision;
}

Decided answer(const ContactRecord& record, const AnswerInformationRequest& request, const Context& context) {
  if (!record.is_information_request()) return refuse(context, "not_an_information_request");
  // L-23: no response is prepared before a manager has screened the request.
  if (!record.information_screening || record.information_screening->it.decision != "answer")
    return refuse(context, "information_not_screened");
  if (record.information_answer) return refuse(context, "already_answered");
  std::vector<Problem> found;
  require_text(found, "answer", request.answer, "Write the answer");
  require_text(found, "channel", request.channel, "Say how the answer goes");
  if (!found.empty()) return problems(std::move(found));
  const auto to = request.to.empty() ? record.received.referrer.email : request.to;
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, InformationAnswered{request.answer, request.channel, to}));
  append(decision.facts, meet(context, record.obligations, "information_answer"));
  append(decision.facts, meet(context, record.obligations, "decision"));
  append(decision.facts, meet(context, record.obligations, "referral_response"));
  if (request.channel != "telephone" && !to.empty())
    decision.messages.push_back({.id = context.fresh.id(),
                                 .about = context.stream,
                                 .channel = request.channel,
                                 .recipient = to,
                                 .subject = "Your request for information " + record.received.reference,
                                 .body = request.answer,
                                 .created_at = context.now});
  return decision;
}

}  // namespace

Verb screen_information_request_verb() {
  return contact_verb<ScreenInformationRequest>("screen_information_request", "screens the information request",
                                                screen);
}

Verb answer_information_request_verb() {
  return contact_verb<AnswerInformationRequest>("answer_information_request", "answers the information request",
                                                answer);
}

}  // namespace lintel::casework
