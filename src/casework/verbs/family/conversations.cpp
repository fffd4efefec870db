// What was spoken about with the professional and the family, and how pressing the family's need is.
#include "casework/verbs/family/family_verb.h"

namespace lintel::casework {

namespace {

struct RecordConversation {
  std::string with;
  std::string spoke_to;
  std::optional<Instant> at;
  std::string talks_with_family, does_assessment, leads;
  std::string support_requested, lead_chosen;
  std::optional<bool> criteria_discussed;
  std::string own_problems, own_needs, own_solutions;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(RecordConversation, (),
                      (with, spoke_to, at, talks_with_family, does_assessment, leads, support_requested, lead_chosen,
                       criteria_discussed, own_problems, own_needs, own_solutions, note))

struct SetPriority {
  std::string priority;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SetPriority, (), (priority, reason))

// P-28: three questions, three answers.
void check_with_professional(const RecordConversation& request, std::vector<Problem>& found) {
  want_text(found, "talks_with_family", request.talks_with_family,
            "Write who is the most appropriate to talk with the family");
  want_text(found, "does_assessment", request.does_assessment, "Write who is best placed to do the assessment");
  want_text(found, "leads", request.leads, "Write who will be the lead professional");
}

// P-29
void check_with_family(const RecordConversation& request, std::vector<Problem>& found) {
  want_text(found, "support_requested", request.support_requested, "Write which support the family asks for");
  want_text(found, "lead_chosen", request.lead_chosen,
            "Write whom the family wants as lead professional, or that it names nobody");
  if (!request.criteria_discussed)
    found.push_back({"criteria_discussed", "Say whether you spoke about what makes the family eligible"});
}

std::vector<Problem> mistakes(const RecordConversation& request, const Context& context) {
  std::vector<Problem> found;
  if (request.with != "professional" && request.with != "family")
    found.push_back({"with", "Say with whom you spoke: the professional or the family"});
  want_text(found, "spoke_to", request.spoke_to, "Write the name of whom you spoke with");
  if (request.at && *request.at > context.now) found.push_back({"at", "Enter a time that is not in the future"});
  if (request.with == "professional") check_with_professional(request, found);
  if (request.with == "family") check_with_family(request, found);
  return found;
}

Decided converse(const FamilyRecord&, const RecordConversation& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  if (auto found = mistakes(request, context); !found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream,
                           ConversationRecorded{.with = request.with,
                                                .spoke_to = request.spoke_to,
                                                .at = request.at.value_or(context.now),
                                                .talks_with_family = request.talks_with_family,
                                                .does_assessment = request.does_assessment,
                                                .leads = request.leads,
                                                .support_requested = request.support_requested,
                                                .lead_chosen = request.lead_chosen,
                                                .criteria_discussed = request.criteria_discussed.value_or(false),
                                                .own_problems = request.own_problems,
                                                .own_needs = request.own_needs,
                                                .own_solutions = request.own_solutions,
                                                .note = request.note},
                           cite_part(context.pack)));
}

// P-30
Decided set_priority(const FamilyRecord&, const SetPriority& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  std::vector<Problem> found;
  if (!context.pack.early_help.priority(request.priority)) found.push_back({"priority", "Choose a priority"});
  want_text(found, "reason", request.reason, "Write why it has this priority");
  if (!found.empty()) return problems(std::move(found));
  return one_fact(new_fact(context.stream, PrioritySet{request.priority, request.reason}, cite_part(context.pack)));
}

}  // namespace

Verb record_conversation_verb() {
  return family_verb<RecordConversation>("record_conversation", "records a conversation about the family", converse);
}

Verb set_priority_verb() {
  return family_verb<SetPriority>("set_priority", "sets the priority of the family", set_priority);
}

}  // namespace lintel::casework
