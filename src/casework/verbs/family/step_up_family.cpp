// Step-up: the family's needs are not met, or a child needs protection now. A new contact is made at once, as if it had
// been received, with what is known of the family (P-55, P-56).
#include <fmt/format.h>

#include "casework/family_sight.h"
#include "casework/perform.h"
#include "casework/records/person.h"
#include "casework/verbs/family/family_verb.h"

namespace lintel::casework {

namespace {

struct StepUpFamily {
  std::string family;
  std::string channel;
  std::string reason;
  std::string said_by_family;
  std::string spoken_with;
  std::string referrer_name, referrer_agency, referrer_role, referrer_phone, referrer_email;
  std::map<std::string, std::string> answers;
  bool answered = false;  // the answers are all there are: nothing is taken over from the first contact
};
BOOST_DESCRIBE_STRUCT(StepUpFamily, (),
                      (family, channel, reason, said_by_family, spoken_with, referrer_name, referrer_agency,
                       referrer_role, referrer_phone, referrer_email, answers, answered))

const Verb& receiving() {
  return *verb("take_contact");
}

FamilyRecord family_in(const Fields& fields, const Known& known) {
  return fold_family(known.facts(family_stream(terms::field(fields, "family"))));
}

StreamId first_contact_of(const FamilyRecord& family) {
  return {"contact", family.begun.contact};
}

void put(Fields& fields, const std::string& name, const std::string& value) {
  if (!value.empty()) fields.emplace(name, value);
}

// As they are on record now, not as the first contact gave them.
void put_person(Fields& fields, const std::string& prefix, const FamilyMember& member, const Known& known) {
  const auto person = fold_person(known.facts(person_stream(member.person)));
  put(fields, prefix + "person", member.person.value);
  put(fields, prefix + "relation", member.relation);
  if (!person.exists()) return put(fields, prefix + "given_name", member.name);
  for (const auto* name : {"given_name", "family_name", "known_as", "born", "age_words", "sex", "nhs_number", "address",
                           "postcode", "school", "ethnicity", "first_language", "needs"})
    put(fields, prefix + name, person_field(person.details, name));
}

/// The request that the family makes: what is typed now, and what is known already.
Fields request_from(const FamilyRecord& family, const StepUpFamily& typed, const Known& known, const pack::Pack& pack) {
  Fields fields;
  put(fields, "channel", typed.channel);
  put(fields, "referrer_kind", "professional");
  put(fields, "referrer_name", typed.referrer_name);
  put(fields, "referrer_agency", typed.referrer_agency);
  put(fields, "referrer_role", typed.referrer_role);
  put(fields, "referrer_phone", typed.referrer_phone);
  put(fields, "referrer_email", typed.referrer_email);
  int children = 0, others = 0;
  for (const auto& one : family.present())
    put_person(fields, one.child ? fmt::format("children.{}.", ++children) : fmt::format("household.{}.", ++others),
               one, known);
  auto answers = typed.answers;
  const auto& before = known.facts(first_contact_of(family));
  if (!before.empty() && !typed.answered)
    for (const auto& [question, answer] : answers_taken_over(fold_contact(before)))
      answers.try_emplace(question, answer);
  if (pack.question("worry")) answers.try_emplace("worry", typed.reason);
  for (const auto& [question, answer] : answers) put(fields, "answers." + question, answer);
  return fields;
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {family_stream(terms::field(fields, "family"))}, .queries = {}};
}

// In the order in which receiving a request reads them: who has the NHS number of each child, then its contacts.
Needs needs_then(const Fields& fields, const Known& known) {
  const auto family = family_in(fields, known);
  Needs wanted{.records = {first_contact_of(family)}, .queries = {}};
  const auto children = family.children();
  for (const auto& one : family.present()) wanted.records.push_back(person_stream(one.person));
  for (std::size_t i = 0; i < children.size(); ++i)
    wanted.queries.push_back({.table = "people", .all_of = {{"nhs_number", Test::Kind::equal, {std::string("none")}}}});
  for (const auto& one : children)
    wanted.queries.push_back({.table = "subjects",
                              .all_of = {{"person", Test::Kind::equal, {one.person.value}}},
                              .order = {{"received_at", true}},
                              .limit = 50});
  return wanted;
}

std::vector<Problem> mistakes(const StepUpFamily& request) {
  std::vector<Problem> found;
  want_text(found, "reason", request.reason, "Write why early help is not enough");
  want_text(found, "said_by_family", request.said_by_family,
            "Write what the family says to this, or why you could not speak with it");
  want_text(found, "spoken_with", request.spoken_with, "Write with whom of the hub you spoke");
  return found;
}

terms::LevelId level_of(const StepUpFamily& request) {
  const auto level = request.answers.find("requested_level");
  return terms::LevelId{level == request.answers.end() ? "" : level->second};
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  const auto family = family_in(fields, context.known);
  if (!family.exists() || !may_see_family(context.pack, context.actor, family))
    return problem("family", "Enter the reference of a family that receives early help");
  if (family.ended) return refuse(context, "early_help_ended");
  std::vector<Problem> found;
  const auto request = terms::from_fields<StepUpFamily>(fields, found);
  append(found, mistakes(request));
  auto received = receiving().decide({}, request_from(family, request, context.known, context.pack), context);
  if (!received && received.error().problems.empty()) return received;
  if (!received) append(found, std::move(received.error().problems));
  if (!found.empty()) return problems(std::move(found));
  const auto cited = cite_part(context.pack);
  received->facts.push_back(new_fact(
      context.stream,
      ContactLinked{family.begun.contact,
                    fmt::format("Stepped up from early help, record {}: {}", family.begun.reference, request.reason)},
      cited));
  received->facts.push_back(new_fact(family.stream,
                                     SteppedUp{.contact = context.stream.key,
                                               .level = level_of(request),
                                               .reason = request.reason,
                                               .said_by_family = request.said_by_family,
                                               .spoken_with = request.spoken_with},
                                     cited));
  return received;
}

}  // namespace

// What presses now, and consent, are asked anew: what was said to them then was another contact.
std::map<std::string, std::string> answers_taken_over(const ContactRecord& contact) {
  auto answers = contact.received.answers;
  std::erase_if(answers, [](const auto& answer) {
    const auto& question = answer.first;
    return question.starts_with("consent_") || question == "immediate_protection" || question == "requested_level" ||
           question == "worry";
  });
  return answers;
}

Verb step_up_family_verb() {
  return {.name = "step_up_family",
          .kind = "contact",
          .phrase = "steps the family up",
          .creates = true,
          .fields = field_names<StepUpFamily>(),
          .needs = needs,
          .needs_then = needs_then,
          .decide = decide};
}

}  // namespace lintel::casework
