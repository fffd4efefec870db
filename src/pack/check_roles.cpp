#include "base/text.h"
#include "pack/checking.h"

namespace lintel::pack {

namespace {

void check_right(Checking& checking, const Named& from, std::string_view what,
                 const std::vector<Authority>& authorities, const std::string& right) {
  for (const auto& authority : authorities) {
    const auto* role = checking.pack.role(authority.role);
    if (role && !role->may.contains(right))
      checking.complain(
          from.place,
          from.words() + ": " + std::string(what) + " \"" + role->id.value + "\" lacks the right \"" + right + "\"",
          "\"" + right + "\" under may of that role, or another role here");
  }
}

void require_somebody(Checking& checking, const Named& from, std::string_view what,
                      const std::vector<Authority>& authorities) {
  if (authorities.empty())
    checking.complain(from.place, from.words() + ": nobody is named under \"" + std::string(what) + "\"",
                      "at least one role");
}

void check_pathway(Checking& checking, const Pathway& pathway) {
  const auto from = named("pathway", pathway);
  if (pathway.grades()) require_somebody(checking, from, "graded_by", pathway.graded_by);
  check_right(checking, from, "grader", pathway.graded_by, "grade_contact");
  if (pathway.screens()) {
    if (!pathway.grades()) require_somebody(checking, from, "allocated_by", pathway.allocated_by);
    require_somebody(checking, from, "screened_by", pathway.screened_by);
    check_right(checking, from, pathway.allocated_by.empty() ? "grader" : "allocated_by", pathway.allocators(),
                "allocate_contact");
    check_right(checking, from, "screener", pathway.screened_by, "submit_screening");
    if (pathway.screening_template.empty())
      checking.complain(pathway.place, from.words() + " has no screening template",
                        "screening_template, or screening: not_used");
  }
  require_somebody(checking, from, "approved_by", pathway.approved_by);
  check_right(checking, from, "approver", pathway.approved_by, "approve_outcome");
}

void check_override(Checking& checking, const ConsentRule& rule) {
  if (!rule.override_allowed) return;
  const auto from = named("consent rule", rule);
  require_somebody(checking, from, "override_by", rule.override_by);
  check_right(checking, from, "override_by", rule.override_by, "override_consent");
  if (rule.limbs.empty())
    checking.complain(rule.place, from.words() + " allows an override for no kind of harm",
                      "at least one limb under limbs");
}

void check_call(Checking& checking, const CallRule& call) {
  const auto from = named("call rule", call);
  if (call.disposition == "call_back") {
    require_somebody(checking, from, "answered_by", call.answered_by);
    check_right(checking, from, "answered_by", call.answered_by, "return_call");
  } else if (call.disposition == "information_only") {
    check_right(checking, from, "answered_by", call.answered_by, "read_call");
  }
}

/// The way up from a role that leads back to itself; empty when there is none.
std::vector<std::string> circle_from(const Pack& pack, const RoleId& start) {
  std::vector<std::vector<RoleId>> ways{{start}};
  std::set<RoleId> seen;
  while (!ways.empty()) {
    const auto way = ways.back();
    ways.pop_back();
    const auto* role = pack.role(way.back());
    if (!role) continue;
    for (const auto& supervisor : role->supervised_by) {
      auto longer = way;
      longer.push_back(supervisor);
      if (supervisor == start) {
        std::vector<std::string> names;
        for (const auto& id : longer) names.push_back(id.value);
        return names;
      }
      if (seen.insert(supervisor).second) ways.push_back(std::move(longer));
    }
  }
  return {};
}

void check_supervision(Checking& checking, const Role& role) {
  if (const auto circle = circle_from(checking.pack, role.id); !circle.empty())
    checking.complain(role.place,
                      "role \"" + role.id.value + "\" supervises itself: " + base::joined(circle, ", then "),
                      "supervision that ends with somebody nobody here supervises");
}

}  // namespace

void check_roles(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& pathway : pack.pathways) check_pathway(checking, pathway);
  for (const auto& change : pack.step_changes) {
    require_somebody(checking, named("step change", change), "by", change.by);
    check_right(checking, named("step change", change), "by", change.by, "change_level");
  }
  for (const auto& rule : pack.consent) check_override(checking, rule);
  for (const auto& call : pack.calls) check_call(checking, call);
  for (const auto& step : pack.steps)
    if (step.with.empty()) check_right(checking, named("step", step), "by", step.by, "record_step");
  for (const auto& role : pack.roles) check_supervision(checking, role);
}

}  // namespace lintel::pack
