// Who helps the family: proposed by one person, endorsed by another. Before that nothing of it is final (P-35).
#include <fmt/format.h>

#include "base/text.h"
#include "casework/verbs/family/assessments.h"
#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct ProposeAllocation {
  std::string kind;
  std::string worker_kind;
  terms::AgencyId agency;
  std::string lead_professional;
  std::string support;
  std::string assessment;
  std::string assessment_by;
  std::optional<bool> family_agrees;
  std::string family_who;
  std::string family_reason;
  std::optional<bool> professional_agrees;
  std::string professional_who;
  std::string professional_reason;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ProposeAllocation, (),
                      (kind, worker_kind, agency, lead_professional, support, assessment, assessment_by, family_agrees,
                       family_who, family_reason, professional_agrees, professional_who, professional_reason, reason))

struct EndorseAllocation {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(EndorseAllocation, (), (note))

struct ReturnAllocation {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnAllocation, (), (reason))

// P-33
void check_worker_kind(const ProposeAllocation& request, const pack::AllocationKind& kind,
                       std::vector<Problem>& found) {
  std::vector<std::string> titles;
  bool listed = false;
  for (const auto& one : kind.worker_kinds) {
    titles.push_back(base::lower_case(one.title));
    listed |= one.id == request.worker_kind;
  }
  if (!kind.worker_kinds.empty() && !listed)
    found.push_back({"worker_kind", "Choose which kind of worker: " + base::joined(titles, ", ")});
  if (kind.worker_kinds.empty() && !request.worker_kind.empty())
    found.push_back({"worker_kind", "Leave it blank: what you chose above needs no kind of worker"});
}

// P-34: what each of them says is on record, and why where it is no.
void check_agreement(std::string_view of, const std::optional<bool>& agrees, const std::string& who,
                     const std::string& reason, std::vector<Problem>& found) {
  const std::string name(of);
  if (!agrees) found.push_back({name + "_agrees", "Say whether the " + name + " agrees"});
  want_text(found, name + "_who", who, "Write who said so");
  if (agrees && !*agrees) want_text(found, name + "_reason", reason, "Write why the " + name + " does not agree");
}

std::vector<Problem> mistakes(const ProposeAllocation& request, const pack::Pack& pack) {
  std::vector<Problem> found;
  const auto* kind = pack.early_help.allocation_kind(request.kind);
  if (!kind) found.push_back({"kind", "Choose what is allocated"});
  if (kind) check_worker_kind(request, *kind, found);
  if (!pack.agency(request.agency)) found.push_back({"agency", "Choose the agency that leads"});
  want_text(found, "lead_professional", request.lead_professional, "Write the name of the lead professional");
  want_text(found, "support", request.support, "Write which support the family gets");
  if (!request.assessment.empty() && !pack.early_help.assessment(request.assessment))
    found.push_back({"assessment", "Choose one of the assessments listed"});
  if (!request.assessment.empty())
    want_text(found, "assessment_by", request.assessment_by, "Write who does the assessment");
  check_agreement("family", request.family_agrees, request.family_who, request.family_reason, found);
  check_agreement("professional", request.professional_agrees, request.professional_who, request.professional_reason,
                  found);
  return found;
}

terms::TeamId team_for(const pack::AllocationKind& kind, const FamilyRecord& record, const pack::Pack& pack) {
  const auto* team = kind.within_team ? pack.team_of_kind(pack.early_help.team_kind, record.district) : nullptr;
  return team ? team->id : terms::TeamId{};
}

AllocationProposed proposal_from(const ProposeAllocation& request, const FamilyRecord& record, const pack::Pack& pack) {
  return {.kind = request.kind,
          .worker_kind = request.worker_kind,
          .agency = request.agency.value,
          .agency_name = pack.agency(request.agency)->title,
          .lead_professional = request.lead_professional,
          .support = request.support,
          .team = team_for(*pack.early_help.allocation_kind(request.kind), record, pack),
          .district = record.district,
          .assessment = request.assessment,
          .assessment_by = request.assessment_by,
          .family = {*request.family_agrees, request.family_who, request.family_reason},
          .professional = {*request.professional_agrees, request.professional_who, request.professional_reason},
          .reason = request.reason};
}

Decided propose(const FamilyRecord& record, const ProposeAllocation& request, const Context& context) {
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  const auto& part = context.pack.early_help;
  if (auto found = mistakes(request, context.pack); !found.empty()) return problems(std::move(found));
  if (record.state == FamilyState::proposed) return refuse(context, "proposal_waits");
  if (record.district.empty() && !context.pack.districts.empty()) return refuse(context, "locality_missing");
  Decision decision{
      .facts = {new_fact(context.stream, proposal_from(request, record, context.pack), cite_part(context.pack))},
      .messages = {}};
  append(decision.facts, meet(context, record.obligations, allocation_kind));
  decision.facts.push_back(family_owes(endorsement_kind, "Endorse who helps the family", part.endorsed_by,
                                       part.endorse_within, record, context));
  return decision;
}

/// Why this person does not decide on what is proposed; empty when they do.
std::string_view endorser_objection(const FamilyRecord& record, const Context& context) {
  if (!holds_any(context.actor, context.pack.early_help.endorsed_by)) return "endorser_not_permitted";
  if (record.state != FamilyState::proposed) return "proposal_missing";
  return record.proposal->by == context.actor.id ? "endorser_is_proposer" : "";
}

Decided endorse(const FamilyRecord& record, const EndorseAllocation& request, const Context& context) {
  if (const auto objection = endorser_objection(record, context); !objection.empty()) return refuse(context, objection);
  const auto& proposed = record.proposal->it;
  Decision decision{.facts = {new_fact(context.stream, AllocationEndorsed{request.note}, cite_part(context.pack))},
                    .messages = {}};
  append(decision.facts, meet(context, record.obligations, endorsement_kind));
  if (!proposed.assessment.empty()) decision.facts.push_back(assessment_given(proposed, record, context));
  if (!record.allocation())
    for (const auto& child : record.children())
      append(decision.facts, involvement_opened(child, record, proposed, context));
  return decision;
}

Decided give_back(const FamilyRecord& record, const ReturnAllocation& request, const Context& context) {
  if (const auto objection = endorser_objection(record, context); !objection.empty()) return refuse(context, objection);
  if (request.reason.empty()) return problem("reason", "Write what must change before it is endorsed");
  const auto& part = context.pack.early_help;
  Decision decision{.facts = {new_fact(context.stream, AllocationReturned{request.reason}, cite_part(context.pack))},
                    .messages = {}};
  append(decision.facts, lift(context, record.obligations, endorsement_kind, "It was returned"));
  decision.facts.push_back(family_owes(allocation_kind, "Propose anew who helps the family", part.worked_by,
                                       part.allocate_within, record, context));
  return decision;
}

}  // namespace

Verb propose_allocation_verb() {
  return family_verb<ProposeAllocation>("propose_allocation", "proposes an allocation for the family", propose);
}

Verb endorse_allocation_verb() {
  return family_verb<EndorseAllocation>("endorse_allocation", "endorses the allocation of the family", endorse);
}

Verb return_allocation_verb() {
  return family_verb<ReturnAllocation>("return_allocation", "returns the allocation of the family", give_back);
}

}  // namespace lintel::casework
