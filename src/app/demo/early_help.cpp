#include "app/demo/early_help.h"

#include <algorithm>

#include "casework/family_sight.h"

namespace lintel::app::demo {

namespace {

using casework::FamilyRecord;
using casework::FamilyState;
using std::chrono::minutes;
using terms::Fields;

constexpr std::size_t problems_at_most = 3;

const std::vector<std::string> supports = {"Somebody comes to the house twice a week and helps with the mornings.",
                                           "A weekly visit about money and the tenancy, until the arrears are agreed.",
                                           "Six sessions of a parenting group, with a visit at home after each.",
                                           "A mentor meets the eldest after school; the school gives a quiet room.",
                                           "Bedtimes and meals, step by step, with a visit every Monday."};
struct Change {
  std::string change, reason;
};
const std::vector<Change> changes = {{"One visit a week instead of two.", "The mornings go well now."},
                                     {"Two visits a week instead of one.", "The bad weeks are back since the move."},
                                     {"The mentor also comes in the holidays.", "The family asked for it."}};

minutes hours(Dice& dice, int low, int high) {
  return std::chrono::hours{dice.between(low, high)};
}

std::optional<FamilyAct> problem(const FamilyRecord& record, const pack::Pack& pack, terms::Date today, Dice& dice) {
  const auto* set = pack.criteria_set(record.begun.criteria);
  const auto members = record.present();
  if (!set || members.empty() || record.problems.size() >= problems_at_most || dice.one_in(3)) return std::nullopt;
  std::vector<std::string> left;
  for (const auto& one : set->problems)
    if (!std::ranges::any_of(record.problems, [&](const auto& had) { return had.recorded.it.problem == one.id; }))
      left.push_back(one.id);
  if (left.empty()) return std::nullopt;
  return FamilyAct{.verb = "record_problem",
                   .fields = {{"problem", dice.pick(left)},
                              {"member", dice.pick(members).id},
                              {"source", "The school and the parents said so"},
                              {"found_on", terms::iso_text(today)}},
                   .until_next = hours(dice, 1, 20)};
}

FamilyAct proposal(const pack::Pack& pack, Dice& dice) {
  const auto& part = pack.early_help;
  const auto& kind = dice.pick(part.allocation_kinds);
  Fields fields{{"kind", kind.id},
                {"agency", dice.pick(pack.agencies).id.value},
                {"lead_professional", staff_name(dice)},
                {"support", dice.pick(supports)},
                {"family_agrees", "yes"},
                {"family_who", "The mother"},
                {"professional_agrees", dice.percent(90) ? "yes" : "no"},
                {"professional_who", "Who contacted the hub"},
                {"professional_reason", "Would rather see the school lead."},
                {"reason", "It fits what the family asked for."}};
  if (!kind.worker_kinds.empty()) fields.emplace("worker_kind", dice.pick(kind.worker_kinds).id);
  if (!part.assessments.empty() && dice.percent(60))
    fields.insert({{"assessment", dice.pick(part.assessments).id}, {"assessment_by", staff_name(dice)}});
  return {.verb = "propose_allocation", .fields = std::move(fields), .until_next = hours(dice, 2, 50)};
}

FamilyAct endorsement(Dice& dice) {
  if (dice.one_in(12))
    return {.verb = "return_allocation",
            .fields = {{"reason", "Please ask the health visitor first whether she can lead."}},
            .endorses = true,
            .until_next = hours(dice, 4, 60)};
  return {.verb = "endorse_allocation", .fields = {}, .endorses = true, .until_next = hours(dice, 24, 240)};
}

std::optional<FamilyAct> assessment(const FamilyRecord& record, terms::Date today, Dice& dice) {
  for (const auto& one : record.assessments)
    if (!one.completed && dice.one_in(2))
      return FamilyAct{.verb = "complete_assessment",
                       .fields = {{"assessment", one.given.it.id}, {"completed_on", terms::iso_text(today)}},
                       .until_next = hours(dice, 24, 200)};
  return std::nullopt;
}

FamilyAct of_allocated(const FamilyRecord& record, const pack::Pack& pack, terms::Date today, Dice& dice) {
  if (auto act = assessment(record, today, dice)) return *act;
  const auto& phases = pack.early_help.claim_phases;
  if (!phases.empty() && record.claims.empty() && casework::eligibility_of(record, pack).eligible && dice.one_in(4))
    return {.verb = "record_claim",
            .fields = {{"phase", phases.back().id},
                       {"claimed_on", terms::iso_text(today)},
                       {"agency", record.allocation()->proposed.it.agency},
                       {"lead", record.allocation()->proposed.it.lead_professional},
                       {"result", "waiting"}},
            .until_next = hours(dice, 24, 300)};
  if (dice.one_in(3))
    return {.verb = "end_early_help",
            .fields = {{"ended_on", terms::iso_text(today)},
                       {"reason", "The goals that the family set are reached."},
                       {"sustained", dice.percent(75) ? "yes" : "no"}},
            .until_next = hours(dice, 24, 48)};
  const auto& revised = dice.pick(changes);
  return {.verb = "revise_support",
          .fields = {{"change", revised.change}, {"reason", revised.reason}},
          .until_next = hours(dice, 100, 400)};
}

}  // namespace

std::optional<FamilyAct> next_for_family(const FamilyRecord& record, const pack::Pack& pack, terms::Date today,
                                         Dice& dice) {
  if (pack.early_help.allocation_kinds.empty() || pack.agencies.empty()) return std::nullopt;
  switch (record.state) {
    case FamilyState::considered:
      if (auto act = problem(record, pack, today, dice)) return act;
      return proposal(pack, dice);
    case FamilyState::returned:
      return proposal(pack, dice);
    case FamilyState::proposed:
      return endorsement(dice);
    case FamilyState::allocated:
      return of_allocated(record, pack, today, dice);
    case FamilyState::ended:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace lintel::app::demo
