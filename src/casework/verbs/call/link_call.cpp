#include "casework/records/call_lifecycle.h"
#include "casework/records/contact.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

StreamId contact_stream(const std::string& reference) {
  return {"contact", reference};
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {contact_stream(terms::field(fields, "contact"))}, .queries = {}};
}

// L-06, L-95: the form that was owed has come, or one about the same child. Each record names the other.
Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto call = fold_call(facts);
  std::vector<Problem> found;
  const auto link = terms::from_fields<CallLinked>(fields, found);
  if (const auto objection = call_objection(call, CallAct::link); !objection.empty()) return refuse(context, objection);
  const auto contact = fold_contact(context.known.facts(contact_stream(link.contact)));
  if (!contact.exists()) return problem("contact", "No contact has this reference");
  if (call.linked_to(link.contact)) return problem("contact", "This contact is linked already");
  if (contact.is_information_request())
    return refuse(context, "form_not_linkable", "The contact is a request for information.");
  Decision decided{
      .facts = {new_fact(context.stream, link), new_fact(contact.stream, ContactLinked{context.stream.key, link.why})},
      .messages = {}};
  append(decided.facts, meet(context, call.obligations, "form_owed"));
  return decided;
}

}  // namespace

Verb link_call_verb() {
  return {.name = "link_call",
          .kind = "call",
          .phrase = "links the call to a contact",
          .fields = field_names<CallLinked>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
