#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct EndEarlyHelp {
  std::optional<Date> ended_on;
  std::string reason;
  std::optional<bool> sustained;
};
BOOST_DESCRIBE_STRUCT(EndEarlyHelp, (), (ended_on, reason, sustained))

std::vector<Problem> mistakes(const FamilyRecord& record, const EndEarlyHelp& request, const Context& context) {
  std::vector<Problem> found;
  want_past_day(found, "ended_on", request.ended_on, "Enter the day on which early help ended", context);
  if (request.ended_on && *request.ended_on < terms::london_date(record.begun_at))
    found.push_back({"ended_on", "Enter a day that is not before early help began"});
  want_text(found, "reason", request.reason, "Write why it ends");
  if (!request.sustained)
    found.push_back({"sustained", "Say whether the family can keep up what got better without help"});
  return found;
}

// P-65, P-84: what waited for somebody is no longer owed.
Decided end(const FamilyRecord& record, const EndEarlyHelp& request, const Context& context) {
  if (auto found = mistakes(record, request, context); !found.empty()) return problems(std::move(found));
  Decision decision{
      .facts = {new_fact(context.stream, EarlyHelpEnded{*request.ended_on, request.reason, *request.sustained},
                         cite_part(context.pack))},
      .messages = {}};
  for (const auto kind : {allocation_kind, endorsement_kind})
    append(decision.facts, lift(context, record.obligations, kind, "Early help has ended"));
  for (const auto& child : record.children())
    append(decision.facts, involvement_closed(child, record, *request.ended_on, request.reason, context));
  return decision;
}

}  // namespace

Verb end_early_help_verb() {
  return family_verb<EndEarlyHelp>("end_early_help", "ends early help for the family", end);
}

}  // namespace lintel::casework
