#include <map>

#include "pack/checking.h"

namespace lintel::pack {

namespace {

template <class T, class Member>
void check_distinct(Checking& checking, const std::string& what, const std::vector<T>& items, Member T::* id) {
  std::map<std::string, Place> first;
  for (const auto& item : items) {
    const auto& name = text_of_id(item.*id);
    const auto [before, added] = first.try_emplace(name, item.place);
    if (!added)
      checking.complain(item.place, what + " \"" + name + "\" is there twice",
                        "a different name; the first is on line " + std::to_string(before->second.line) + " of " +
                            before->second.file);
  }
}

template <class T>
void check_distinct(Checking& checking, const std::string& what, const std::vector<T>& items) {
  check_distinct(checking, what, items, &T::id);
}

void check_people(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& team : pack.teams) {
    const auto from = named("team", team);
    checking.refers(from, "arm", team.arm, ids_of(pack.arms));
    checking.refers(from, "district", team.district, ids_of(pack.districts));
    check_authorities(checking, from, "worked_by", team.worked_by);
  }
  for (const auto& line : pack.establishment) {
    const Named from{"the establishment of", line.role.value, line.place};
    checking.refers(from, "role", line.role.value, ids_of(pack.roles));
    checking.refers(from, "team", line.team.value, ids_of(pack.teams));
    checking.refers(from, "arm", line.arm, ids_of(pack.arms));
  }
  for (const auto& role : pack.roles)
    for (const auto& supervisor : role.supervised_by)
      checking.refers(named("role", role), "supervised_by", supervisor.value, ids_of(pack.roles));
}

void check_pathways(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& pathway : pack.pathways) {
    const auto from = named("pathway", pathway);
    checking.refers(from, "arm", pathway.arm, ids_of(pack.arms));
    checking.refers(from, "tray", pathway.tray.value, ids_of(pack.teams));
    checking.refers(from, "consent", pathway.consent, ids_of(pack.consent));
    checking.refers(from, "screening_template", pathway.screening_template, ids_of(pack.templates));
    check_authorities(checking, from, "graded_by", pathway.graded_by);
    check_authorities(checking, from, "allocated_by", pathway.allocated_by);
    check_authorities(checking, from, "screened_by", pathway.screened_by);
    check_authorities(checking, from, "approved_by", pathway.approved_by);
  }
  for (const auto& change : pack.step_changes) {
    checking.refers(named("step change", change), "pathway", change.pathway.value, ids_of(pack.pathways));
    check_authorities(checking, named("step change", change), "by", change.by);
  }
  for (const auto& rule : pack.consent) {
    check_authorities(checking, named("consent rule", rule), "override_by", rule.override_by);
    for (const auto& limb : rule.limbs) checking.refers(named("consent rule", rule), "limb", limb, ids_of(pack.limbs));
  }
}

void check_levels_and_grades(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& level : pack.levels)
    checking.refers(named("level", level), "pathway", level.pathway.value, ids_of(pack.pathways));
  const Place place = pack.grades.empty() ? Place{} : pack.grades.front().place;
  for (const auto& [level, grade] : pack.grade_of_level) {
    const Named from{"grade_of_level", level.value, place};
    checking.refers(from, "level", level.value, ids_of(pack.levels));
    checking.refers(from, "grade", grade, ids_of(pack.grades));
  }
}

void check_rules(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& rule : pack.obligations)
    check_authorities(checking, named("obligation", rule), "owed_by", rule.owed_by);
  for (const auto& rule : pack.intake) {
    checking.refers(named("intake rule", rule), "tray", rule.tray.value, ids_of(pack.teams));
    checking.refers(named("intake rule", rule), "pathway", rule.pathway.value, ids_of(pack.pathways));
  }
  for (const auto& outcome : pack.outcomes)
    checking.refers(named("outcome", outcome), "service", outcome.service, ids_of(pack.services));
  for (const auto& route : pack.routes) {
    checking.refers(named("route", route), "team", route.team.value, ids_of(pack.teams));
    checking.refers(named("route", route), "co_allocated", route.co_allocated.value, ids_of(pack.teams));
    checking.refers(named("route", route), "kind", route.kind, ids_of(pack.teams, &Team::kind));
    for (const auto& team : route.other_than)
      checking.refers(named("route", route), "other_than", team.value, ids_of(pack.teams));
  }
  for (const auto& rule : pack.co_allocations)
    checking.refers(named("co-allocation", rule), "team", rule.team.value, ids_of(pack.teams));
  for (const auto& call : pack.calls) {
    checking.refers(named("call rule", call), "tray", call.tray.value, ids_of(pack.teams));
    check_authorities(checking, named("call rule", call), "answered_by", call.answered_by);
  }
}

void check_steps(Checking& checking) {
  const auto& pack = checking.pack;
  const auto verbs = listed(checking.vocabulary.contact_verbs);
  auto verbs_and_steps = verbs;
  for (const auto& step : pack.steps) {
    const auto from = named("step", step);
    check_authorities(checking, from, "by", step.by);
    check_authorities(checking, from, "seen_by", step.seen_by);
    for (const auto& verb : step.with) checking.refers(from, "with", verb, verbs);
    for (const auto& stage : step.stages) checking.refers(from, "stage", stage, listed(checking.vocabulary.stages));
    verbs_and_steps.push_back(step.id);
  }
  for (const auto& gate : pack.gates)
    for (const auto& before : gate.before) checking.refers(named("gate", gate), "before", before, verbs_and_steps);
}

void check_settings(Checking& checking) {
  const auto& pack = checking.pack;
  const auto setting = [&](const std::string& name, std::string_view to, const std::vector<std::string>& known) {
    if (const auto found = pack.settings.find(name); found != pack.settings.end())
      checking.refers({"setting", name, {}}, to, found->second, known);
  };
  setting("home_visit_pathway", "pathway", ids_of(pack.pathways));
  setting("home_visit_screener_role", "role", ids_of(pack.roles));
  setting("home_visit_senior_role", "role", ids_of(pack.roles));
  setting("home_visit_liaises_with", "kind of team", ids_of(pack.teams, &Team::kind));
}

void check_template_ids(Checking& checking) {
  for (const auto& screening : checking.pack.templates)
    check_distinct(checking, "section of template \"" + screening.id + "\":", screening.sections);
  for (const auto& response : checking.pack.responses)
    check_distinct(checking, "part of response \"" + response.id + "\":", response.parts);
}

}  // namespace

void check_ids(Checking& checking) {
  const auto& pack = checking.pack;
  check_distinct(checking, "arm", pack.arms);
  check_distinct(checking, "district", pack.districts);
  check_distinct(checking, "team", pack.teams);
  check_distinct(checking, "role", pack.roles);
  check_distinct(checking, "level", pack.levels);
  check_distinct(checking, "grade", pack.grades);
  check_distinct(checking, "pathway", pack.pathways);
  check_distinct(checking, "step change", pack.step_changes);
  check_distinct(checking, "consent rule", pack.consent);
  check_distinct(checking, "limb of harm", pack.limbs);
  check_distinct(checking, "obligation", pack.obligations);
  check_distinct(checking, "intake rule", pack.intake);
  check_distinct(checking, "outcome", pack.outcomes);
  check_distinct(checking, "route", pack.routes);
  check_distinct(checking, "co-allocation", pack.co_allocations);
  check_distinct(checking, "step", pack.steps);
  check_distinct(checking, "step with the phrase", pack.steps, &Step::phrase);
  check_distinct(checking, "gate", pack.gates);
  check_distinct(checking, "template", pack.templates);
  check_distinct(checking, "response", pack.responses);
  check_distinct(checking, "response for", pack.responses, &ResponseTemplate::audience);
  check_distinct(checking, "call rule", pack.calls);
  check_distinct(checking, "share", pack.shares);
  check_distinct(checking, "share test", pack.notifications.tests);
  check_distinct(checking, "share channel", pack.notifications.channels);
  check_distinct(checking, "agency", pack.agencies);
  check_distinct(checking, "service", pack.services);
  check_distinct(checking, "phase", pack.phases);
  check_distinct(checking, "refusal", pack.refusals, &RefusalText::key);
  check_template_ids(checking);
}

void check_references(Checking& checking) {
  check_people(checking);
  check_pathways(checking);
  check_levels_and_grades(checking);
  check_rules(checking);
  check_steps(checking);
  check_settings(checking);
}

}  // namespace lintel::pack
