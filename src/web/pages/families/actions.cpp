// What can be done for a family, each with its form.
#include <algorithm>

#include "web/components/inset_text.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::families {

namespace {

using namespace parts;

// --- the family ---

Html add_member_fields(const Shown& shown, const Typing& typing) {
  const Html find =
      shown.visit.may("see_people")
          ? para({link("/people", "Find the person"), ". The number stands in the address of their page."})
          : Html();
  return find + short_text(typing, {.name = "person", .label = "Number of the person on record"}) +
         short_text(typing, {.name = "relation", .label = "Who they are in the family", .hint = "Such as father"}) +
         yes_or_no(typing, {.name = "child", .label = "Are they a child of the family?"}) +
         long_text(typing, {.name = "reason", .label = "Why they belong to it (optional)", .rows = 2});
}

Html remove_member_fields(const Shown& shown, const Typing& typing) {
  return one_of(typing, {.name = "member", .label = "Who no longer belongs to the family?"}, members(shown)) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 2});
}

Html locality_fields(const Shown& shown, const Typing& typing) {
  return one_of(
             typing,
             {.name = "district", .label = "To which locality does the family belong?", .given = shown.record.district},
             districts(shown.pack)) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 2});
}

Html problem_fields(const Shown& shown, const Typing& typing) {
  const auto* set = shown.pack.criteria_set(shown.record.begun.criteria);
  return one_of(typing, {.name = "problem", .label = "Which problem?", .hint = set ? set->title : ""},
                set ? entries(set->problems) : std::vector<Option>{}) +
         one_of(typing, {.name = "member", .label = "Whose is it?"}, members(shown)) +
         short_text(typing, {.name = "source", .label = "Who says so, and from what do they know it?"}) +
         day(typing, {.name = "found_on", .label = "When was it found?"});
}

Html withdraw_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> options;
  for (const auto& one : shown.record.problems) {
    const auto* member = shown.record.member(one.recorded.it.member);
    if (!one.withdrawn)
      options.push_back({one.recorded.it.id,
                         problem_words(shown.pack, one.recorded.it.set, one.recorded.it.problem) + ", " +
                             (member ? member->it.name : ""),
                         one.recorded.it.source});
  }
  return one_of(typing, {.name = "recorded", .label = "Which problem no longer counts?"}, options) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 2});
}

Html claim_fields(const Shown& shown, const Typing& typing) {
  return one_of(typing, {.name = "phase", .label = "In which phase was the claim made?"},
                entries(shown.pack.early_help.claim_phases)) +
         day(typing, {.name = "claimed_on", .label = "When was it made?"}) +
         listed(typing, {.name = "agency", .label = "Which agency made it?"}, agency_options(shown.pack)) +
         short_text(typing, {.name = "lead", .label = "Who leads the work with the family?"}) +
         one_of(typing, {.name = "result", .label = "What came of it?"},
                {{"waiting", "No answer yet", ""}, {"paid", "Paid", ""}, {"refused", "Refused", ""}});
}

// --- conversations and priority ---

Html conversation_fields(const Shown&, const Typing& typing) {
  const Html asked_of_professional =
      short_text(typing,
                 {.name = "talks_with_family", .label = "Who is the most appropriate to talk with the family?"}) +
      short_text(typing, {.name = "does_assessment", .label = "Who is best placed to do the assessment?"}) +
      short_text(typing, {.name = "leads", .label = "Who will be the lead professional?"});
  const Html asked_of_family =
      long_text(typing, {.name = "support_requested", .label = "Which support does the family ask for?", .rows = 3}) +
      short_text(typing, {.name = "lead_chosen", .label = "Whom does the family want as lead professional?"}) +
      yes_or_no(typing,
                {.name = "criteria_discussed", .label = "Did you speak about what makes the family eligible?"}) +
      long_text(typing, {.name = "own_problems", .label = "Its problems, in its own words (optional)", .rows = 2}) +
      long_text(typing, {.name = "own_needs", .label = "Its needs, in its own words (optional)", .rows = 2}) +
      long_text(typing,
                {.name = "own_solutions", .label = "Its own solutions, in its own words (optional)", .rows = 2});
  return one_of(typing, {.name = "with", .label = "With whom did you speak?"},
                {{"professional", "The professional who contacted the hub", ""}, {"family", "The family", ""}}) +
         short_text(typing, {.name = "spoke_to", .label = "Their name"}) +
         day_and_time(typing, {.name = "at", .label = "When?", .hint = "Leave it blank if it was just now."}) +
         section("professional", "If it was the professional", asked_of_professional) +
         section("family", "If it was the family", asked_of_family) +
         long_text(typing, {.name = "note", .label = "Anything else (optional)", .rows = 2});
}

Html priority_fields(const Shown& shown, const Typing& typing) {
  return one_of(typing, {.name = "priority", .label = "How pressing is it?"},
                entries(shown.pack.early_help.priorities)) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 3});
}

// --- the allocation ---

std::vector<Option> worker_kinds(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& kind : pack.early_help.allocation_kinds)
    for (const auto& one : kind.worker_kinds) options.push_back({one.id, one.title, ""});
  return options;
}

Html agreement_fields(const Typing& typing, const std::string& of, const std::string& whom) {
  return yes_or_no(typing, {.name = of + "_agrees", .label = "Does the " + whom + " agree?"}) +
         short_text(typing, {.name = of + "_who", .label = "Who said so?"}) +
         long_text(typing, {.name = of + "_reason", .label = "If not, why?", .rows = 2});
}

// What was returned is changed, not typed again.
casework::AllocationProposed returned_proposal(const Shown& shown) {
  const auto& record = shown.record;
  return record.returned && record.proposal ? record.proposal->it : casework::AllocationProposed{};
}

Html propose_fields(const Shown& shown, const Typing& typing) {
  const auto& part = shown.pack.early_help;
  const auto before = returned_proposal(shown);
  return one_of(typing, {.name = "kind", .label = "What is allocated?", .given = before.kind},
                entries(part.allocation_kinds)) +
         listed(typing,
                {.name = "worker_kind",
                 .label = "Which kind of worker?",
                 .hint = "Only where what you chose needs one.",
                 .given = before.worker_kind,
                 .unchosen = "None"},
                worker_kinds(shown.pack)) +
         listed(typing, {.name = "agency", .label = "Which agency leads?", .given = before.agency},
                agency_options(shown.pack)) +
         short_text(typing, {.name = "lead_professional",
                             .label = "Name of the lead professional",
                             .given = before.lead_professional}) +
         long_text(
             typing,
             {.name = "support", .label = "Which support does the family get?", .given = before.support, .rows = 3}) +
         listed(typing,
                {.name = "assessment",
                 .label = "Which assessment is done? (optional)",
                 .given = before.assessment,
                 .unchosen = "None"},
                entries(part.assessments)) +
         short_text(typing, {.name = "assessment_by", .label = "Who does it?", .given = before.assessment_by}) +
         agreement_fields(typing, "family", "family") +
         agreement_fields(typing, "professional", "professional who contacted the hub") +
         long_text(typing, {.name = "reason", .label = "Why this allocation (optional)", .rows = 2});
}

Html endorse_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "note", .label = "A note (optional)", .rows = 2});
}

Html return_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "reason", .label = "What must change?", .rows = 3});
}

// --- while it is given ---

Html give_assessment_fields(const Shown& shown, const Typing& typing) {
  return one_of(typing, {.name = "kind", .label = "Which assessment?"}, entries(shown.pack.early_help.assessments)) +
         listed(typing, {.name = "agency", .label = "Agency of whoever does it"}, agency_options(shown.pack)) +
         short_text(typing, {.name = "given_to", .label = "Who does it?"}) +
         long_text(typing, {.name = "discussion", .label = "How was this agreed?", .rows = 3}) +
         day(typing, {.name = "due_on", .label = "By when? (optional)"});
}

std::vector<Option> waiting_assessments(const Shown& shown) {
  std::vector<Option> options;
  for (const auto& one : shown.record.assessments)
    if (!one.completed)
      options.push_back({one.given.it.id, assessment_words(shown.pack, one.given.it.kind), one.given.it.given_to});
  return options;
}

Html complete_assessment_fields(const Shown& shown, const Typing& typing) {
  return one_of(typing, {.name = "assessment", .label = "Which assessment is completed?"}, waiting_assessments(shown)) +
         day(typing, {.name = "completed_on", .label = "When was it completed?"});
}

Html revise_fields(const Shown&, const Typing& typing) {
  return long_text(typing,
                   {.name = "change", .label = "What changes in the support, or what do you note?", .rows = 3}) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 2});
}

Html end_fields(const Shown&, const Typing& typing) {
  return day(typing, {.name = "ended_on", .label = "When did early help end?"}) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 3}) +
         yes_or_no(typing, {.name = "sustained", .label = "Can the family keep up what got better without help?"});
}

// --- when they make sense ---

bool is_open(const Shown& shown) {
  return shown.record.open();
}
bool is_allocated(const Shown& shown) {
  return shown.record.open() && shown.record.allocation();
}
bool is_proposed(const Shown& shown) {
  return shown.record.state == casework::FamilyState::proposed;
}
bool can_be_proposed(const Shown& shown) {
  return shown.record.open() && !is_proposed(shown);
}
bool has_problem(const Shown& shown) {
  return shown.record.open() &&
         std::ranges::any_of(shown.record.problems, [](const auto& one) { return !one.withdrawn; });
}
bool has_criteria(const Shown& shown) {
  return shown.record.open() && shown.pack.criteria_set(shown.record.begun.criteria);
}
bool has_claims(const Shown& shown) {
  return !shown.pack.early_help.claim_phases.empty();
}
bool has_assessment(const Shown& shown) {
  return shown.record.open() && !waiting_assessments(shown).empty();
}
// Nobody is offered what would be refused: to endorse their own proposal.
bool is_somebody_elses(const Shown& shown) {
  return is_proposed(shown) && shown.record.proposal->by != shown.visit.actor.id;
}

}  // namespace

const std::vector<Action>& actions() {
  static const std::vector<Action> all = {
      {"problem", "record_problem", "Record a problem", "Save", "The problem is recorded.", problem_fields,
       has_criteria},
      {"withdraw-problem", "withdraw_problem", "Withdraw a problem", "Save", "The problem no longer counts.",
       withdraw_fields, has_problem},
      {"conversation", "record_conversation", "Record a conversation", "Save", "The conversation is recorded.",
       conversation_fields, is_open},
      {"priority", "set_priority", "Set the priority", "Save", "The priority is set.", priority_fields, is_open},
      {"propose", "propose_allocation", "Propose who helps", "Propose",
       "The allocation is proposed. It waits for somebody else to endorse it.", propose_fields, can_be_proposed},
      {"endorse", "endorse_allocation", "Endorse the allocation", "Endorse", "The allocation is endorsed.",
       endorse_fields, is_somebody_elses},
      {"return", "return_allocation", "Return the allocation", "Return", "The allocation is returned.", return_fields,
       is_somebody_elses},
      {"assessment", "record_assessment", "Give out an assessment", "Save", "The assessment is given out.",
       give_assessment_fields, is_allocated},
      {"assessment-done", "complete_assessment", "Complete an assessment", "Save", "The assessment is completed.",
       complete_assessment_fields, has_assessment},
      {"revise", "revise_support", "Revise the support", "Save", "The change of the support is recorded.",
       revise_fields, is_allocated},
      {"claim", "record_claim", "Record a claim", "Save", "The claim is recorded.", claim_fields, has_claims},
      {"locality", "choose_locality", "Choose the locality", "Save", "The locality is chosen.", locality_fields,
       is_open},
      {"add-member", "add_family_member", "Add a member", "Save", "The member is added.", add_member_fields, is_open},
      {"remove-member", "remove_family_member", "Remove a member", "Save", "The member is removed.",
       remove_member_fields, is_open},
      {"end", "end_early_help", "End early help", "End early help", "Early help has ended.", end_fields, is_open},
  };
  return all;
}

bool offered(const Shown& shown, const Action& action) {
  return shown.visit.may(action.verb) && (!action.sensible || action.sensible(shown));
}

}  // namespace lintel::web::families
