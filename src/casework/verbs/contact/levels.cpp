#include "casework/verbs/contact/levels.h"

#include <fmt/format.h>

#include "domain/routing/routing.h"
#include "domain/timescales/timescales.h"

namespace lintel::casework {

const pack::StepChange* step_change_for(const ContactRecord& record, const terms::LevelId& level,
                                        std::string_view stage, const Context& context) {
  auto known = attributes_of(record, context);
  set(known, "from_level", record.level.value);
  set(known, "to_level", level.value);
  set(known, "stage", stage);
  return domain::first_that_holds(context.pack.step_changes, known).rule;
}

std::vector<NewFact> deadlines_for(const ContactRecord& before, const ContactRecord& after, const Context& context,
                                   Cited cited) {
  const auto* decision = before.obligations.open_of_kind("decision");
  if (before.level == after.level && decision) return {};
  const auto* rule = obligation_rule(context.pack, "decision", attributes_of(after, context));
  if (!rule) return {};
  if (!decision) {
    return {new_fact(
        context.stream,
        ObligationIncurred{.id = "decision-1",
                           .kind = rule->kind,
                           .title = rule->title,
                           .owed_by = authority_texts(rule->owed_by),
                           .due_at = domain::due_at(rule->within, before.received.received_at, context.pack.calendar),
                           .timescale = domain::timescale_words(rule->within),
                           .blocks_closing = rule->blocks_closing,
                           .explain_when_late = rule->explain_when_late,
                           .counted_from = {}},
        cite(*rule))};
  }
  const domain::StepTimes times{before.received.received_at, context.now, decision->owed.due_at};
  const bool unlevelled = before.level.empty();
  const bool up = !unlevelled && is_step_up(context.pack, before.level, after.level);
  const auto due = unlevelled ? domain::due_at(rule->within, before.received.received_at, context.pack.calendar)
                   : up       ? domain::due_after_step_up(rule->within, times, context.pack.calendar)
                              : domain::due_after_step_down(rule->within, times, context.pack.calendar);
  const auto* from = context.pack.level(before.level);
  const auto* to = context.pack.level(after.level);
  const std::string why = unlevelled ? fmt::format("graded {}", to->title)
                                     : fmt::format("{} from {} to {}", up ? "stepped up" : "stepped down",
                                                   from ? from->short_title : before.level.value, to->short_title);
  return {new_fact(context.stream,
                   ObligationDueChanged{decision->owed.id, due, domain::timescale_words(rule->within), why},
                   cited.rule.empty() ? cite(*rule) : std::move(cited))};
}

std::vector<NewFact> void_override(const ContactRecord& record, const Context& context, Cited cited) {
  if (!record.override_in_force) return {};
  return {new_fact(context.stream,
                   ConsentOverrideVoided{"The contact is no longer at a level where consent can be overridden."},
                   std::move(cited))};
}

bool grades_from_tray(const ContactRecord& record, const Context& context) {
  const auto* tray = context.pack.team(record.waits.tray);
  return tray && holds_any(context.actor, tray->worked_by);
}

}  // namespace lintel::casework
