#include "pack/checking.h"

namespace lintel::pack {

namespace {

/// A rule that sets the decision's timescale when a request with this level comes in.
bool times_receipt(const ObligationRule& rule, const std::string& level) {
  return rule.kind == "decision" && rule.on == "received" && admits(rule.when, "requested_level", level) &&
         admits(rule.when, "level", level) && admits(rule.when, "type", "request");
}

/// One that sets it when the hub gives the level. What a referrer asked for says nothing then.
bool times_decision(const ObligationRule& rule, const std::string& level) {
  static const std::set<std::string> events{"received", "graded", "level_changed"};
  return rule.kind == "decision" && events.contains(rule.on) && !rule.when.all_of.contains("requested_level") &&
         admits(rule.when, "level", level);
}

void check_timescales(Checking& checking) {
  const auto& rules = checking.pack.obligations;
  for (const auto& level : checking.pack.levels) {
    const auto& id = level.id.value;
    if (std::ranges::none_of(rules, [&](const auto& rule) { return times_receipt(rule, id); }))
      checking.complain(level.place, "level \"" + id + "\" has no decision timescale at receipt",
                        "an obligation of kind decision on received for it, with a timescale or within: none");
    if (std::ranges::none_of(rules, [&](const auto& rule) { return times_decision(rule, id); }))
      checking.complain(level.place, "level \"" + id + "\" has no decision timescale once it is given",
                        "an obligation of kind decision on graded for it, with a timescale or within: none");
  }
}

void check_trays(Checking& checking) {
  auto levels = ids_of(checking.pack.levels);
  levels.push_back("none");
  for (const auto& level : levels) {
    const bool waits = std::ranges::any_of(checking.pack.intake, [&](const IntakeRule& rule) {
      return admits(rule.when, "requested_level", level) && admits(rule.when, "level", level) &&
             admits(rule.when, "type", "request");
    });
    const auto* found = checking.pack.level(LevelId{level});
    if (!waits)
      checking.complain(found ? found->place : Place{},
                        found ? "level \"" + level + "\" has no tray: its requests would wait nowhere"
                              : "requests without a level have no tray",
                        "an intake rule with requested_level: " + level);
  }
}

void check_outcomes(Checking& checking) {
  if (checking.pack.outcomes.empty()) return;
  for (const auto& level : checking.pack.levels)
    if (std::ranges::none_of(checking.pack.outcomes,
                             [&](const Outcome& outcome) { return admits(outcome.when, "level", level.id.value); }))
      checking.complain(level.place, "level \"" + level.id.value + "\" has no outcome: it could never be decided",
                        "an outcome whose level lists it");
}

Attributes call(std::string caller, std::string level, std::string named) {
  return {{"kind", {"call_back"}}, {"caller", {std::move(caller)}}, {"level", {std::move(level)}},
          {"open_to", {"none"}},   {"advice_wanted", {"no"}},       {"named", {std::move(named)}},
          {"asked_for", {"any"}},  {"support_requested", {"no"}}};
}

void check_calls(Checking& checking) {
  const auto& rules = checking.pack.calls;
  if (rules.empty()) return;
  const auto answered = [&](const Attributes& known) {
    return std::ranges::any_of(rules, [&](const CallRule& rule) { return holds(rule.when, known); });
  };
  for (const auto& level : checking.pack.levels)
    if (!answered(call("professional", level.id.value, "yes")))
      checking.complain(rules.front().place,
                        "no rule says what becomes of a professional's call at level \"" + level.id.value + "\"",
                        "a call rule with caller: professional and this level");
  for (const std::string with_name : {"yes", "no"})
    if (!answered(call("public", "none", with_name)))
      checking.complain(rules.front().place,
                        std::string("no rule says what becomes of a call from a member of the public who ") +
                            (with_name == "yes" ? "gives a name" : "gives no name"),
                        "a call rule with caller: public");
}

}  // namespace

void check_levels(Checking& checking) {
  check_timescales(checking);
  check_trays(checking);
  check_outcomes(checking);
  check_calls(checking);
}

}  // namespace lintel::pack
