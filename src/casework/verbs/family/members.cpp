// Who belongs to the family, and where it lives.
#include <fmt/format.h>

#include <algorithm>

#include "casework/records/person.h"
#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct AddMember {
  PersonId person;
  std::string relation;
  bool child = false;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AddMember, (), (person, relation, child, reason))

struct RemoveMember {
  std::string member;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemoveMember, (), (member, reason))

struct ChooseLocality {
  std::string district;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ChooseLocality, (), (district, reason))

Needs add_needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  const auto person = terms::field(fields, "person");
  return {.records = {person_stream(PersonId{person})}, .queries = {open_families_of({person}), claims_for({person})}};
}

bool belongs_already(const FamilyRecord& record, const PersonId& person) {
  return std::ranges::any_of(record.present(), [&](const FamilyMember& one) { return one.person == person; });
}

std::vector<Row> answer(const Context& context, std::size_t index) {
  return index < context.known.answers.size() ? context.known.answers[index] : std::vector<Row>{};
}

Decided add(const FamilyRecord& record, const AddMember& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  std::vector<Problem> found;
  const auto person = fold_person(context.known.facts(person_stream(request.person)));
  if (!person.exists()) found.push_back({"person", "Choose a person on record"});
  if (person.exists() && belongs_already(record, request.person))
    found.push_back({"person", person.name() + " belongs to the family already"});
  want_text(found, "relation", request.relation, "Say who they are in the family, such as father");
  if (!found.empty()) return problems(std::move(found));
  if (const auto open = answer(context, 0); request.child && !open.empty())
    return refuse(context, "early_help_open",
                  fmt::format("{} is in record {}.", open.front().text("name"), open.front().text("family")));
  const FamilyMember member{.id = fmt::format("m{}", record.members.size() + 1),
                            .person = request.person,
                            .name = person.name(),
                            .relation = request.relation,
                            .child = request.child,
                            .born = person.details.born};
  Decision decision{.facts = {new_fact(context.stream, MemberAdded{member, request.reason}, cite_part(context.pack))},
                    .messages = {}};
  append(decision.facts, claims_found(answer(context, 1), record, context.stream, context.pack));
  if (const auto* allocation = record.allocation())
    append(decision.facts, involvement_opened(member, record, allocation->proposed.it, context));
  return decision;
}

Decided remove(const FamilyRecord& record, const RemoveMember& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  std::vector<Problem> found;
  const auto* member = record.member(request.member);
  if (!member || member->removed) found.push_back({"member", "Choose somebody of the family"});
  want_text(found, "reason", request.reason, "Write why they no longer belong to the family");
  if (record.present().size() == 1 && member && !member->removed)
    found.push_back({"member", "A family keeps at least one member: end the early help instead"});
  if (!found.empty()) return problems(std::move(found));
  Decision decision{
      .facts = {new_fact(context.stream, MemberRemoved{request.member, request.reason}, cite_part(context.pack))},
      .messages = {}};
  append(decision.facts,
         involvement_closed(member->it, record, terms::london_date(context.now), request.reason, context));
  return decision;
}

// P-40
Decided choose(const FamilyRecord& record, const ChooseLocality& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  std::vector<Problem> found;
  if (!context.pack.district(request.district)) found.push_back({"district", "Choose one of the localities"});
  want_text(found, "reason", request.reason, "Write why the family belongs to this locality");
  if (!found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream, LocalityChosen{request.district, record.district, request.reason},
                           cite_part(context.pack)));
}

}  // namespace

Verb add_family_member_verb() {
  auto verb = family_verb<AddMember>("add_family_member", "adds a member to the family", add);
  verb.needs = add_needs;
  return verb;
}

Verb remove_family_member_verb() {
  return family_verb<RemoveMember>("remove_family_member", "removes a member from the family", remove);
}

Verb choose_locality_verb() {
  return family_verb<ChooseLocality>("choose_locality", "chooses the locality of the family", choose);
}

}  // namespace lintel::casework
