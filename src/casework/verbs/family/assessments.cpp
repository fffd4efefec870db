// Assessments of the family, and what is changed in the support while it is given.
#include "casework/verbs/family/assessments.h"

#include <fmt/format.h>

#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct RecordAssessment {
  std::string kind;
  terms::AgencyId agency;
  std::string given_to;
  std::string discussion;
  std::optional<Date> due_on;
};
BOOST_DESCRIBE_STRUCT(RecordAssessment, (), (kind, agency, given_to, discussion, due_on))

struct CompleteAssessment {
  std::string assessment;
  std::optional<Date> completed_on;
};
BOOST_DESCRIBE_STRUCT(CompleteAssessment, (), (assessment, completed_on))

struct ReviseSupport {
  std::string change;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReviseSupport, (), (change, reason))

std::string next_assessment(const FamilyRecord& record) {
  return fmt::format("a{}", record.assessments.size() + 1);
}

// W-14: what was discussed, who does it, and by when.
std::vector<Problem> mistakes(const RecordAssessment& request, const Context& context) {
  std::vector<Problem> found;
  if (!context.pack.early_help.assessment(request.kind)) found.push_back({"kind", "Choose which assessment"});
  if (!context.pack.agency(request.agency)) found.push_back({"agency", "Choose the agency of whoever does it"});
  want_text(found, "given_to", request.given_to, "Write who does the assessment");
  want_text(found, "discussion", request.discussion, "Write how this was agreed");
  if (request.due_on && *request.due_on < terms::london_date(context.now))
    found.push_back({"due_on", "Enter a day that is not in the past"});
  return found;
}

Decided give(const FamilyRecord& record, const RecordAssessment& request, const Context& context) {
  if (!record.allocation()) return refuse(context, "allocation_not_endorsed");
  if (auto found = mistakes(request, context); !found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream,
                           AssessmentGiven{.id = next_assessment(record),
                                           .kind = request.kind,
                                           .agency = request.agency.value,
                                           .agency_name = context.pack.agency(request.agency)->title,
                                           .given_to = request.given_to,
                                           .discussion = request.discussion,
                                           .due_on = request.due_on},
                           cite_part(context.pack)));
}

Decided complete(const FamilyRecord& record, const CompleteAssessment& request, const Context& context) {
  std::vector<Problem> found;
  const auto* assessment = record.assessment(request.assessment);
  if (!assessment || assessment->completed)
    found.push_back({"assessment", "Choose an assessment that is not completed yet"});
  want_past_day(found, "completed_on", request.completed_on, "Enter the day on which it was completed", context);
  if (assessment && request.completed_on && *request.completed_on < terms::london_date(assessment->given.at))
    found.push_back({"completed_on", "Enter a day that is not before it was given out"});
  if (!found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream, AssessmentCompleted{request.assessment, *request.completed_on},
                           cite_part(context.pack)));
}

// P-51
Decided revise(const FamilyRecord& record, const ReviseSupport& request, const Context& context) {
  if (!record.allocation()) return refuse(context, "allocation_not_endorsed");
  std::vector<Problem> found;
  want_text(found, "change", request.change, "Write what changes in the support, or what you note");
  want_text(found, "reason", request.reason, "Write why");
  if (!found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream, SupportRevised{request.change, request.reason}, cite_part(context.pack)));
}

}  // namespace

NewFact assessment_given(const AllocationProposed& allocation, const FamilyRecord& record, const Context& context) {
  return new_fact(context.stream,
                  AssessmentGiven{.id = next_assessment(record),
                                  .kind = allocation.assessment,
                                  .agency = allocation.agency,
                                  .agency_name = allocation.agency_name,
                                  .given_to = allocation.assessment_by,
                                  .discussion = "Agreed with the allocation",
                                  .due_on = std::nullopt},
                  cite_part(context.pack));
}

Verb record_assessment_verb() {
  return family_verb<RecordAssessment>("record_assessment", "gives out an assessment of the family", give);
}

Verb complete_assessment_verb() {
  return family_verb<CompleteAssessment>("complete_assessment", "completes an assessment of the family", complete);
}

Verb revise_support_verb() {
  return family_verb<ReviseSupport>("revise_support", "revises the support of the family", revise);
}

}  // namespace lintel::casework
