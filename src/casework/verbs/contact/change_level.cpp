#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/levels.h"

namespace lintel::casework {

namespace {

struct ChangeLevel {
  terms::LevelId level;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ChangeLevel, (), (level, reason))

// "grading" until somebody has begun to screen, "screening" after (L-53 and L-54, L-60).
std::string_view stage_of(const ContactRecord& record) {
  return record.state == ContactState::graded || record.state == ContactState::allocated ? "grading" : "screening";
}

std::optional<Instant> due_of(const std::vector<NewFact>& deadlines, const std::optional<Instant>& before) {
  for (const auto& fact : deadlines)
    if (fact.type == "ObligationDueChanged") return terms::from_json<ObligationDueChanged>(fact.payload).due_at;
  return before;
}

Decided decide(const ContactRecord& record, const ChangeLevel& request, const Context& context) {
  std::vector<Problem> found;
  if (!context.pack.level(request.level)) found.push_back({"level", "Choose the level of need"});
  require_text(found, "reason", request.reason, "Write why the level changes");
  if (!found.empty()) return problems(std::move(found));
  if (request.level == record.level) return refuse(context, "level_unchanged");
  const auto* change = step_change_for(record, request.level, stage_of(record), context);
  if (!change) return refuse(context, "step_not_allowed");
  if (!change->by.empty() && !holds_any(context.actor, change->by)) return refuse(context, "not_grader");

  ContactRecord after = record;
  after.level = request.level;
  auto deadlines = deadlines_for(record, after, context, cite(*change));
  const auto* decision = record.obligations.open_of_kind("decision");
  const auto before = decision ? decision->owed.due_at : std::nullopt;
  const auto* pathway = context.pack.pathway(change->pathway);

  Decision made;
  const LevelChanged step{.from = record.level,
                          .to = request.level,
                          .reason = request.reason,
                          .pathway = change->pathway,
                          .stage = std::string(stage_of(record)),
                          .due_before = before,
                          .due_after = due_of(deadlines, before)};
  made.facts.push_back(new_fact(context.stream, step, cite(*change)));
  append(made.facts, std::move(deadlines));
  if (change->voids_override) append(made.facts, void_override(record, context, cite(*change)));
  append(made.facts, incur(context, "level_changed", attributes_of(after, context), record.obligations, context.now));
  after.level_changes.push_back({step, context.now, {}, {}});
  made.facts.push_back(waits(context, after, pathway->graded_by, cite(*change), pathway->tray));
  return made;
}

}  // namespace

Verb change_level_verb() {
  return contact_verb<ChangeLevel>("change_level", "changes the level", decide);
}

}  // namespace lintel::casework
