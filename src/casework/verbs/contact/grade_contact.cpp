#include <algorithm>

#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/levels.h"

namespace lintel::casework {

namespace {

struct GradeContact {
  terms::LevelId level;
  std::string grade;
  std::string rationale;
};
BOOST_DESCRIBE_STRUCT(GradeContact, (), (level, grade, rationale))

std::vector<Problem> mistakes(const GradeContact& request, const pack::Pack& pack) {
  std::vector<Problem> found;
  if (!pack.level(request.level)) found.push_back({"level", "Choose the level of need"});
  const auto known = std::ranges::find(pack.grades, request.grade, &pack::Grade::id) != pack.grades.end();
  if (!known && !pack.grades.empty()) found.push_back({"grade", "Choose a grade"});
  require_text(found, "rationale", request.rationale, "Write why this level and grade");
  return found;
}

// The pathway that the grade puts the contact on: a step change decides when the level is no longer the requested one.
Decided decide(const ContactRecord& record, const GradeContact& request, const Context& context) {
  if (record.is_information_request())
    return refuse(context, "wrong_state", "An information request is screened, not graded.");
  const auto* current = pathway_of(record, context.pack);
  const auto* wanted = context.pack.pathway(
      context.pack.level(request.level) ? context.pack.level(request.level)->pathway : terms::PathwayId{});
  const bool may_grade =
      current ? holds_any(context.actor, current->graded_by)
              : wanted && (holds_any(context.actor, wanted->graded_by) || grades_from_tray(record, context));
  if (!may_grade) return refuse(context, "not_grader");
  if (auto found = mistakes(request, context.pack); !found.empty()) return problems(std::move(found));

  Decision decision;
  const auto* change = step_change_for(record, request.level, "grading", context);
  const bool redirected = current && wanted != current;
  if (redirected && !change) return refuse(context, "step_not_allowed");
  if (redirected && !change->by.empty() && !holds_any(context.actor, change->by))
    return refuse(context, "step_not_allowed");
  const auto* pathway = redirected ? context.pack.pathway(change->pathway) : wanted;

  ContactRecord after = record;
  after.level = request.level;
  const auto* level = context.pack.level(request.level);
  decision.facts.push_back(new_fact(context.stream, ContactGraded{request.level, request.grade, request.rationale},
                                    {terms::RuleId{pathway->id.value}, pathway->source}));
  append(decision.facts, deadlines_for(record, after, context, redirected ? cite(*change) : Cited{}));
  append(decision.facts, meet(context, record.obligations, "grading"));
  if (redirected && change->voids_override) append(decision.facts, void_override(record, context, cite(*change)));
  append(decision.facts, incur(context, "graded", attributes_of(after, context), record.obligations, context.now));
  after.waits.pathway = level->pathway;
  decision.facts.push_back(
      waits(context, after, pathway->graded_by,
            redirected ? cite(*change) : Cited{terms::RuleId{pathway->id.value}, pathway->source},
            redirected || record.waits.tray.empty() || !current ? pathway->tray : record.waits.tray));
  return decision;
}

}  // namespace

Verb grade_contact_verb() {
  return contact_verb<GradeContact>("grade_contact", "grades the contact", decide);
}

}  // namespace lintel::casework
