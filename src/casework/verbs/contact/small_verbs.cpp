// Verbs that record one thing and change no state.
#include <fmt/format.h>

#include "base/text.h"
#include "casework/records/person.h"
#include "casework/verbs/contact/contact_verb.h"
#include "domain/people/people.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct ExplainBreach {
  std::string obligation;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExplainBreach, (), (obligation, reason))

struct RateRequest {
  int details = 0, consent = 0, factual = 0, strengths = 0;
  std::string comment;
};
BOOST_DESCRIBE_STRUCT(RateRequest, (), (details, consent, factual, strengths, comment))

struct LinkContact {
  std::string other;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(LinkContact, (), (other, why))

struct IdentifySubject {
  std::string subject;
  terms::PersonId person;
};
BOOST_DESCRIBE_STRUCT(IdentifySubject, (), (subject, person))

struct AddSubject {
  std::string relation, given_name, family_name, known_as, age_words, sex, nhs_number, address, postcode, school, note;
  std::optional<terms::Date> born;
  bool child = false, parental_responsibility = false;
};
BOOST_DESCRIBE_STRUCT(AddSubject, (),
                      (relation, given_name, family_name, known_as, age_words, sex, nhs_number, address, postcode,
                       school, note, born, child, parental_responsibility))

struct AddNote {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))

struct RecordProtectionResult {
  std::string result;
  bool service_after = false;
};
BOOST_DESCRIBE_STRUCT(RecordProtectionResult, (), (result, service_after))

struct CloseContact {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CloseContact, (), (reason))

Decided one_fact(NewFact fact) {
  return Decision{.facts = {std::move(fact)}, .messages = {}};
}

Decided explain(const ContactRecord& record, const ExplainBreach& request, const Context& context) {
  return explain_breach(context, record.obligations, request.obligation, request.reason);
}

Decided rate(const ContactRecord&, const RateRequest& request, const Context& context) {
  std::vector<Problem> found;
  const auto check = [&](std::string_view name, int value) {
    if (value < 1 || value > 5) found.push_back({std::string(name), "Give a mark from 1 to 5"});
  };
  check("details", request.details);
  check("consent", request.consent);
  check("factual", request.factual);
  check("strengths", request.strengths);
  if (!found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream, RequestRated{request.details, request.consent, request.factual,
                                                        request.strengths, request.comment}));
}

StreamId contact_stream(const std::string& reference) {
  return {"contact", reference};
}

Needs link_needs(const ContactRecord&, const LinkContact& request) {
  return {.records = {contact_stream(request.other)}, .queries = {}};
}

Decided link(const ContactRecord& record, const LinkContact& request, const Context& context) {
  const auto other = contact_stream(request.other);
  if (other == context.stream || context.known.facts(other).empty())
    return problem("other", "Enter the reference of another contact");
  if (request.why.empty()) return problem("why", "Write how the two belong together");
  return Decision{.facts = {new_fact(context.stream, ContactLinked{request.other, request.why}),
                            new_fact(other, ContactLinked{record.received.reference, request.why})},
                  .messages = {}};
}

Needs identify_needs(const ContactRecord&, const IdentifySubject& request) {
  return {.records = {{"person", request.person.value}}, .queries = {}};
}

Decided identify(const ContactRecord& record, const IdentifySubject& request, const Context& context) {
  if (!record.subject(request.subject)) return problem("subject", "Choose somebody in this contact");
  if (context.known.facts({"person", request.person.value}).empty())
    return problem("person", "Choose a person on record");
  return one_fact(new_fact(context.stream, SubjectIdentified{request.subject, request.person}));
}

Decided add_subject(const ContactRecord& record, const AddSubject& request, const Context& context) {
  std::vector<Problem> found;
  if (request.given_name.empty() && request.family_name.empty())
    found.push_back({"given_name", "Enter at least one name"});
  require_text(found, "relation", request.relation, "Say who they are to the child");
  if (request.child && request.born &&
      terms::age_on(*request.born, terms::london_date(context.now)) >= domain::young_until)
    found.push_back({"born", std::string(domain::young_wanted)});
  const auto nhs = domain::nhs_number(request.nhs_number);
  if (!request.nhs_number.empty() && !nhs)
    found.push_back({"nhs_number", "Enter the 10 digits of a real NHS number, or leave it blank"});
  if (!found.empty()) return problems(std::move(found));
  Subject subject{.id = fmt::format("s{}", record.received.subjects.size() + 1),
                  .person = terms::PersonId{context.fresh.id()},
                  .relation = request.relation,
                  .child = request.child,
                  .given_name = request.given_name,
                  .family_name = request.family_name,
                  .known_as = request.known_as,
                  .born = request.born,
                  .age_words = request.age_words,
                  .sex = request.sex,
                  .nhs_number = nhs.value_or(""),
                  .address = request.address,
                  .postcode = request.postcode,
                  .school = request.school,
                  .parental_responsibility = request.parental_responsibility,
                  .note = request.note};
  return Decision{.facts = {new_fact(context.stream, SubjectAdded{subject}), person_recorded(subject.person, subject)},
                  .messages = {}};
}

Decided note(const ContactRecord&, const AddNote& request, const Context& context) {
  if (request.text.empty()) return problem("text", "Write the note");
  return one_fact(new_fact(context.stream, NoteAdded{request.text}));
}

Decided protection_result(const ContactRecord&, const RecordProtectionResult& request, const Context& context) {
  if (request.result != "substantiated" && request.result != "unsubstantiated")
    return problem("result", "Say whether the concern was substantiated");
  return one_fact(new_fact(context.stream, ProtectionResultRecorded{request.result, request.service_after}));
}

Decided close(const ContactRecord& record, const CloseContact& request, const Context& context) {
  if (const auto owed = blocking(record.obligations); !owed.empty())
    return refuse(context, "obligations_open", "Still owed: " + base::joined(owed, "; ") + ".");
  if (request.reason.empty()) return problem("reason", "Write why the contact is closed");
  return one_fact(new_fact(context.stream, ContactClosed{request.reason}));
}

}  // namespace

Verb explain_breach_verb() {
  return contact_verb<ExplainBreach>("explain_breach", "explains the breach", explain);
}
Verb rate_request_verb() {
  return contact_verb<RateRequest>("rate_request", "rates the request", rate);
}
Verb link_contact_verb() {
  return contact_verb<LinkContact>("link_contact", "links the contact", link, link_needs);
}
Verb identify_subject_verb() {
  return contact_verb<IdentifySubject>("identify_subject", "identifies a person", identify, identify_needs);
}
Verb add_subject_verb() {
  return contact_verb<AddSubject>("add_subject", "adds a person", add_subject);
}
Verb add_note_verb() {
  return contact_verb<AddNote>("add_note", "adds a note", note);
}
Verb record_protection_result_verb() {
  return contact_verb<RecordProtectionResult>("record_protection_result", "records the result of the enquiry",
                                              protection_result);
}
Verb close_contact_verb() {
  return contact_verb<CloseContact>("close_contact", "closes the contact", close);
}

}  // namespace lintel::casework
