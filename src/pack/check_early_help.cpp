#include "pack/checking.h"

namespace lintel::pack {

namespace {

Named part_of(const Checking& checking) {
  return {"the part", "early_help", checking.pack.early_help.place};
}

void check_outcomes(Checking& checking, std::string_view what, const std::vector<OutcomeId>& outcomes) {
  for (const auto& outcome : outcomes)
    checking.refers(part_of(checking), what, outcome.value, ids_of(checking.pack.outcomes));
}

// Whoever needs somebody else's endorsement can only get it where two people may be different.
void check_endorsers(Checking& checking) {
  const auto& part = checking.pack.early_help;
  check_workers(checking, part_of(checking), "early_help", "worked_by", part.worked_by,
                {"see_families", "begin_early_help", "propose_allocation"});
  check_workers(checking, part_of(checking), "early_help", "endorsed_by", part.endorsed_by,
                {"see_families", "endorse_allocation", "return_allocation"});
}

void check_teams(Checking& checking) {
  const auto& pack = checking.pack;
  const auto& part = pack.early_help;
  const bool within = std::ranges::any_of(part.allocation_kinds, &AllocationKind::within_team);
  if (within && part.team_kind.empty())
    return checking.complain(part.place, "early_help gives something within teams and has no team_kind",
                             "team_kind: the kind of the teams of the localities");
  for (const auto& district : pack.districts)
    if (!part.team_kind.empty() && !pack.team_of_kind(part.team_kind, district.id))
      checking.complain(district.place,
                        named("district", district).words() + " has no team of the kind \"" + part.team_kind + "\"",
                        "a team of that kind for the district");
}

void check_step_down(Checking& checking) {
  const auto& part = checking.pack.early_help;
  check_outcomes(checking, "step_down_outcomes", part.step_down_outcomes);
  for (const auto& need : part.step_down_needs)
    checking.refers(part_of(checking), "step_down_needs", need, listed(checking.vocabulary.step_down_needs));
  if (!part.step_down_outcomes.empty())
    check_workers(checking, part_of(checking), "early_help", "stepped_down_by", part.stepped_down_by,
                  {"see_families", "step_down_family"});
}

void check_part(Checking& checking) {
  const auto& part = checking.pack.early_help;
  const auto from = part_of(checking);
  check_listed_once(checking, from, "priorities", ids_of(part.priorities));
  check_listed_once(checking, from, "allocation_kinds", ids_of(part.allocation_kinds));
  check_listed_once(checking, from, "assessments", ids_of(part.assessments));
  if (!part.claim_phases.empty()) check_listed_once(checking, from, "claim_phases", ids_of(part.claim_phases));
  for (const auto& kind : part.allocation_kinds)
    if (!kind.worker_kinds.empty())
      check_listed_once(checking, named("kind of allocation", kind), "worker_kinds", ids_of(kind.worker_kinds));
  if (part.outcomes.empty())
    checking.complain(part.place, "early help begins after no outcome", "at least one of outcomes");
  check_outcomes(checking, "outcomes", part.outcomes);
  checking.refers(from, "service", part.service, ids_of(checking.pack.services));
}

bool overlap(const CriteriaSet& one, const CriteriaSet& other) {
  const auto ends_before = [](const CriteriaSet& first, const CriteriaSet& second) {
    return first.until && second.from && *first.until < *second.from;
  };
  return !ends_before(one, other) && !ends_before(other, one);
}

void check_criteria(Checking& checking, const CriteriaSet& set) {
  const auto from = named("set of criteria", set);
  check_listed_once(checking, from, "problems", ids_of(set.problems));
  if (set.at_least < 1 || set.at_least > static_cast<int>(set.problems.size()))
    checking.complain(set.place, from.words() + ": at_least is " + std::to_string(set.at_least),
                      "from 1 to the number of its problems");
  if (set.from && set.until && *set.until < *set.from)
    checking.complain(set.place, from.words() + " ends before it begins", "an until that is not before from");
}

}  // namespace

void check_early_help(Checking& checking) {
  const auto& sets = checking.pack.criteria_sets;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    check_criteria(checking, sets[i]);
    for (std::size_t before = 0; before < i; ++before)
      if (sets[i].id == sets[before].id || overlap(sets[i], sets[before]))
        checking.complain(sets[i].place,
                          named("set of criteria", sets[i]).words() + " counts on days on which \"" + sets[before].id +
                              "\" counts too",
                          "another name, and dates that do not overlap");
  }
  if (!checking.pack.early_help.exists()) return;
  check_part(checking);
  check_endorsers(checking);
  check_teams(checking);
  check_step_down(checking);
}

}  // namespace lintel::pack
