#include "casework/records/family.h"

#include <algorithm>

namespace lintel::casework {

namespace {

template <class Item>
Item* by_id(std::vector<Item>& all, auto id_of, std::string_view id) {
  const auto found = std::ranges::find_if(all, [&](const Item& one) { return id_of(one) == id; });
  return found == all.end() ? nullptr : &*found;
}

const std::string& id_of_problem(const HeadlineFound& one) {
  return one.recorded.it.id;
}
const std::string& id_of_assessment(const Assessment& one) {
  return one.given.it.id;
}
const std::string& id_of_member(const Member& one) {
  return one.it.id;
}

std::string and_between(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i)
    all += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return all;
}

}  // namespace

// Not in the unnamed namespace: apply_fact finds them by the record they change.
static void apply(FamilyRecord& record, const EarlyHelpBegun& it, const Fact& fact) {
  record.begun = it;
  record.cited = {terms::RuleId{fact.rule}, fact.source};
  record.begun_at = fact.at;
  record.begun_by = fact.by;
  record.begun_by_name = fact.by_name;
  record.pack = fact.pack;
  record.district = it.district;
  for (const auto& member : it.members) record.members.push_back({member, std::nullopt});
}

static void apply(FamilyRecord& record, const SteppedDown& it, const Fact& fact) {
  record.stepped_down = recorded(it, fact);
}

static void apply(FamilyRecord& record, const MemberAdded& it, const Fact&) {
  record.members.push_back({it.member, std::nullopt});
}

static void apply(FamilyRecord& record, const MemberRemoved& it, const Fact& fact) {
  if (auto* member = by_id(record.members, id_of_member, it.member)) member->removed = recorded(it, fact);
}

static void apply(FamilyRecord& record, const LocalityChosen& it, const Fact& fact) {
  record.locality = recorded(it, fact);
  record.district = it.district;
}

static void apply(FamilyRecord& record, const ProblemRecorded& it, const Fact& fact) {
  record.problems.push_back({recorded(it, fact), std::nullopt});
}

static void apply(FamilyRecord& record, const ProblemWithdrawn& it, const Fact& fact) {
  if (auto* problem = by_id(record.problems, id_of_problem, it.id)) problem->withdrawn = recorded(it, fact);
}

static void apply(FamilyRecord& record, const ClaimRecorded& it, const Fact& fact) {
  const auto before = std::ranges::find_if(record.claims, [&](const auto& one) { return one.it.id == it.id; });
  if (before == record.claims.end())
    record.claims.push_back(recorded(it, fact));
  else
    *before = recorded(it, fact);
}

static void apply(FamilyRecord& record, const ClaimFoundElsewhere& it, const Fact& fact) {
  const auto before = std::ranges::find_if(record.claims_elsewhere, [&](const auto& one) {
    return one.it.family == it.family && one.it.claim.id == it.claim.id;
  });
  if (before == record.claims_elsewhere.end())
    record.claims_elsewhere.push_back(recorded(it, fact));
  else
    *before = recorded(it, fact);
}

static void apply(FamilyRecord& record, const ConversationRecorded& it, const Fact& fact) {
  record.conversations.push_back(recorded(it, fact));
}

static void apply(FamilyRecord& record, const PrioritySet& it, const Fact& fact) {
  record.priority = recorded(it, fact);
}

static void apply(FamilyRecord& record, const AllocationProposed& it, const Fact& fact) {
  record.proposal = recorded(it, fact);
  record.returned.reset();
  record.state = FamilyState::proposed;
}

static void apply(FamilyRecord& record, const AllocationEndorsed& it, const Fact& fact) {
  if (!record.proposal) return;
  record.allocations.push_back({*record.proposal, recorded(it, fact)});
  record.proposal.reset();
  record.state = FamilyState::allocated;
}

// What was endorsed before stays in force.
static void apply(FamilyRecord& record, const AllocationReturned& it, const Fact& fact) {
  record.returned = recorded(it, fact);
  record.state = FamilyState::returned;
}

static void apply(FamilyRecord& record, const AssessmentGiven& it, const Fact& fact) {
  record.assessments.push_back({recorded(it, fact), std::nullopt});
}

static void apply(FamilyRecord& record, const AssessmentCompleted& it, const Fact& fact) {
  if (auto* assessment = by_id(record.assessments, id_of_assessment, it.id)) assessment->completed = recorded(it, fact);
}

static void apply(FamilyRecord& record, const SupportRevised& it, const Fact& fact) {
  record.revisions.push_back(recorded(it, fact));
}

static void apply(FamilyRecord& record, const SteppedUp& it, const Fact& fact) {
  record.step_ups.push_back(recorded(it, fact));
}

static void apply(FamilyRecord& record, const EarlyHelpEnded& it, const Fact& fact) {
  record.ended = recorded(it, fact);
  record.state = FamilyState::ended;
}

template <class F>
  requires boost::mp11::mp_contains<ObligationFacts, F>::value
static void apply(FamilyRecord& record, const F& it, const Fact& fact) {
  apply(record.obligations, it, fact);
}

const Member* FamilyRecord::member(std::string_view id) const {
  const auto found = std::ranges::find_if(members, [&](const Member& one) { return one.it.id == id; });
  return found == members.end() ? nullptr : &*found;
}

const HeadlineFound* FamilyRecord::problem(std::string_view id) const {
  const auto found = std::ranges::find_if(problems, [&](const auto& one) { return id_of_problem(one) == id; });
  return found == problems.end() ? nullptr : &*found;
}

const Assessment* FamilyRecord::assessment(std::string_view id) const {
  const auto found = std::ranges::find_if(assessments, [&](const auto& one) { return id_of_assessment(one) == id; });
  return found == assessments.end() ? nullptr : &*found;
}

std::vector<FamilyMember> FamilyRecord::present() const {
  std::vector<FamilyMember> all;
  for (const auto& one : members)
    if (!one.removed) all.push_back(one.it);
  return all;
}

std::vector<FamilyMember> FamilyRecord::children() const {
  auto all = present();
  std::erase_if(all, [](const FamilyMember& one) { return !one.child; });
  return all;
}

std::string FamilyRecord::title() const {
  std::vector<std::string> names;
  const auto of_children = children();
  for (const auto& one : of_children.empty() ? present() : of_children) names.push_back(one.name);
  return names.empty() ? "Nobody named" : "Family of " + and_between(names);
}

void apply_fact(FamilyRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, FamilyFacts{});
}

FamilyRecord fold_family(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  FamilyRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

StreamId family_stream(std::string_view reference) {
  return {"family", std::string(reference)};
}

domain::Eligibility eligibility_of(const FamilyRecord& record, const pack::Pack& pack) {
  std::vector<domain::ProblemFound> problems;
  for (const auto& one : record.problems) {
    const auto& it = one.recorded.it;
    const auto* member = record.member(it.member);
    if (!one.withdrawn && member && !member->removed)
      problems.push_back({it.set, it.problem, member->it.name, it.source, it.found_on});
  }
  std::vector<domain::ClaimMade> claims;
  for (const auto& one : record.claims) claims.push_back({one.it.phase_title, one.it.claimed_on, one.it.agency_name});
  for (const auto& one : record.claims_elsewhere)
    claims.push_back({one.it.claim.phase_title, one.it.claim.claimed_on, one.it.claim.agency_name});
  return domain::eligibility(pack.criteria_set(record.begun.criteria), problems, claims);
}

}  // namespace lintel::casework
