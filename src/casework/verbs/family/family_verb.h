#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/family.h"
#include "casework/verb.h"
#include "casework/verbs/obligations.h"

/// What the verbs of a family share.
namespace lintel::casework {

Verb begin_early_help_verb();
Verb step_down_family_verb();
Verb add_family_member_verb();
Verb remove_family_member_verb();
Verb choose_locality_verb();
Verb record_problem_verb();
Verb withdraw_problem_verb();
Verb record_claim_verb();
Verb record_conversation_verb();
Verb set_priority_verb();
Verb propose_allocation_verb();
Verb endorse_allocation_verb();
Verb return_allocation_verb();
Verb record_assessment_verb();
Verb complete_assessment_verb();
Verb revise_support_verb();
Verb end_early_help_verb();
Verb step_up_family_verb();

/// What a step-up takes over of the answers of the family's first contact.
std::map<std::string, std::string> answers_taken_over(const ContactRecord& contact);

Cited cite_part(const pack::Pack& pack);
/// Why nobody, or not this person, may work on the family now; empty when they may.
std::string_view worker_objection(const Context& context);
Decided one_fact(NewFact fact);

/// The open families, other than this one, that these people belong to as children.
Query open_families_of(const std::vector<std::string>& people);
/// Claims that were made for a family of any of these people.
Query claims_for(const std::vector<std::string>& people);
/// What the claims found by the second query are to this family; those it knows of already are left out.
std::vector<NewFact> claims_found(const std::vector<Row>& rows, const FamilyRecord& record, const StreamId& stream,
                                  const pack::Pack& pack);
std::vector<std::string> people_of(const FamilyRecord& record);

/// The service that a child is open to while it receives early help; nothing where the pack names none.
std::vector<NewFact> involvement_opened(const FamilyMember& member, const FamilyRecord& record,
                                        const AllocationProposed& allocation, const Context& context);
std::vector<NewFact> involvement_closed(const FamilyMember& member, const FamilyRecord& record, Date on,
                                        const std::string& reason, const Context& context);

/// A debt of the family that begins now.
NewFact family_owes(std::string_view kind, std::string title, const std::vector<pack::Authority>& by,
                    const pack::Timescale& within, const FamilyRecord& record, const Context& context);

/// A verb on a family that has not ended. `decide` is asked when nothing is wrong with how the fields are written.
template <class Request>
Verb family_verb(std::string_view name, std::string_view phrase,
                 Decided (*decide)(const FamilyRecord&, const Request&, const Context&)) {
  return {.name = name,
          .kind = "family",
          .phrase = phrase,
          .fields = field_names<Request>(),
          .needs = {},
          .decide = [decide](const std::vector<Fact>& facts, const Fields& fields, const Context& context) -> Decided {
            const auto record = fold_family(facts);
            if (record.ended) return refuse(context, "early_help_ended");
            std::vector<Problem> found;
            const auto request = terms::from_fields<Request>(fields, found);
            if (!found.empty()) return problems(std::move(found));
            return decide(record, request, context);
          }};
}

}  // namespace lintel::casework
