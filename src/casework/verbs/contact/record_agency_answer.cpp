#include <algorithm>

#include "casework/records/agreement.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct RecordAgencyAnswer {
  std::string enquiry;
  bool nil_return = false;
  std::string answer;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(RecordAgencyAnswer, (), (enquiry, nil_return, answer, answered_at))

// Cases and people name an enquiry by its id or by the agency.
const Enquiry* enquiry_named(const ContactRecord& record, const std::string& name) {
  const auto it = std::ranges::find_if(record.enquiries, [&](const Enquiry& one) {
    return one.asked.it.enquiry == name || (one.asked.it.agency.value == name && !one.answered);
  });
  return it == record.enquiries.end() ? nullptr : &*it;
}

Needs needs(const ContactRecord& record, const RecordAgencyAnswer& request) {
  const auto* enquiry = enquiry_named(record, request.enquiry);
  if (!enquiry) return {};
  return {.records = {agreement_stream(enquiry->asked.it.agency)}, .queries = {}};
}

std::string warning(const Enquiry& enquiry, const Context& context) {
  const auto* agency = context.pack.agency(enquiry.asked.it.agency);
  return agency ? agreement_warning_of(*agency, context) : "";
}

Decided decide(const ContactRecord& record, const RecordAgencyAnswer& request, const Context& context) {
  const auto* enquiry = enquiry_named(record, request.enquiry);
  if (!enquiry) return problem("enquiry", "Choose the enquiry that was answered");
  if (enquiry->answered) return refuse(context, "already_answered");
  std::vector<Problem> found;
  if (!request.nil_return)
    require_text(found, "answer", request.answer, "Write the answer, or say that the agency holds nothing");
  const Instant answered_at = request.answered_at.value_or(context.now);
  if (answered_at > context.now) found.push_back({"answered_at", "The answer cannot be later than now"});
  if (answered_at < enquiry->asked.at)
    found.push_back({"answered_at", "The answer cannot be earlier than the question"});
  if (!found.empty()) return problems(std::move(found));
  return Decision{
      .facts = {new_fact(context.stream, AgencyAnswered{enquiry->asked.it.enquiry, request.nil_return, request.answer,
                                                        answered_at, warning(*enquiry, context)})},
      .messages = {}};
}

}  // namespace

Verb record_agency_answer_verb() {
  return contact_verb<RecordAgencyAnswer>("record_agency_answer", "records an agency's answer", decide, needs);
}

}  // namespace lintel::casework
