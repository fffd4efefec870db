#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct RecordFamilyContact {
  std::string method;
  std::string result;
  std::string spoke_to;
  std::string said;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(RecordFamilyContact, (), (method, result, spoke_to, said, at))

Decided decide(const ContactRecord& record, const RecordFamilyContact& request, const Context& context) {
  std::vector<Problem> found;
  require_text(found, "method", request.method, "Say how you tried: telephone, visit, letter");
  if (request.result != "reached" && request.result != "no_reply")
    found.push_back({"result", "Say whether the family was reached"});
  if (request.result == "reached") require_text(found, "spoke_to", request.spoke_to, "Say whom you spoke to");
  const Instant at = request.at.value_or(context.now);
  if (at > context.now) found.push_back({"at", "The time cannot be later than now"});
  if (at < record.received.received_at) found.push_back({"at", "The time cannot be earlier than the request"});
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, FamilyContacted{request.method, request.result, request.spoke_to,
                                                                     request.said, at})},
                  .messages = {}};
}

}  // namespace

Verb record_family_contact_verb() {
  return contact_verb<RecordFamilyContact>("record_family_contact", "records contact with the family", decide);
}

}  // namespace lintel::casework
