#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"
#include "casework/records/obligation.h"
#include "domain/early_help/eligibility.h"

/// A family that receives early help: who belongs to it, what it needs, who helps it and who agreed to that, from its
/// beginning after a contact (or its step-down from social care) to its end. Its facts, and their fold.
namespace lintel::casework {

struct FamilyMember {
  std::string id;  // unique in the family: "m1"
  PersonId person;
  std::string name;
  std::string relation;  // "child", "mother" ...
  bool child = false;
  std::optional<Date> born;
};
BOOST_DESCRIBE_STRUCT(FamilyMember, (), (id, person, name, relation, child, born))

/// Taken over from the contact as it stood: nothing is asked for again (P-22).
struct EarlyHelpBegun {
  std::string reference;
  std::string contact;  // from which the family came
  std::string outcome;  // of that contact
  std::vector<FamilyMember> members;
  Referrer professional;            // who contacted the hub; of a non-professional only the kind
  std::string criteria;             // the set that counted on this day; empty: none did
  std::string district;             // the locality; empty while it is not known
  std::string district_found_by;    // "postcode", "school"
  std::string district_found_from;  // the postcode, the school
};
LINTEL_FACT(EarlyHelpBegun, reference, contact, outcome, members, professional, criteria, district, district_found_by,
            district_found_from)

/// The family comes from social care: a team-around-the-child meeting, with its consent and the agreement of the
/// others (P-63). That the assessment may be shared is a consent of its own (P-66).
struct SteppedDown {
  Date meeting_on{};
  std::string attended;
  bool consent = false;
  std::string consent_by;
  bool agreement = false;
  std::string agreed_by;
  bool share_assessment = false;
  std::string share_consent_by;
  std::string assessment;  // only with that consent
  std::string reason;
};
LINTEL_FACT(SteppedDown, meeting_on, attended, consent, consent_by, agreement, agreed_by, share_assessment,
            share_consent_by, assessment, reason)

struct MemberAdded {
  FamilyMember member;
  std::string reason;
};
LINTEL_FACT(MemberAdded, member, reason)

struct MemberRemoved {
  std::string member;
  std::string reason;
};
LINTEL_FACT(MemberRemoved, member, reason)

struct LocalityChosen {
  std::string district;
  std::string instead_of;
  std::string reason;
};
LINTEL_FACT(LocalityChosen, district, instead_of, reason)

struct ProblemRecorded {
  std::string id;  // unique in the family: "p1"
  std::string set;
  std::string problem;
  std::string member;
  std::string source;
  Date found_on{};
};
LINTEL_FACT(ProblemRecorded, id, set, problem, member, source, found_on)

struct ProblemWithdrawn {
  std::string id;
  std::string reason;
};
LINTEL_FACT(ProblemWithdrawn, id, reason)

/// A claim for payment by results (P-77). Said again with the id of one that waited it is that claim with its answer.
struct ClaimRecorded {
  std::string id;  // unique in the family: "claim-1"
  std::string set;
  std::string phase;
  std::string phase_title;
  Date claimed_on{};
  std::string agency;
  std::string agency_name;
  std::string lead;
  std::string result;  // "paid", "refused", "waiting"
};
LINTEL_FACT(ClaimRecorded, id, set, phase, phase_title, claimed_on, agency, agency_name, lead, result)

/// A claim that stands in another record of the same people: it excludes here too (P-26).
struct ClaimFoundElsewhere {
  std::string family;
  ClaimRecorded claim;
};
LINTEL_FACT(ClaimFoundElsewhere, family, claim)

/// With the contacting professional: the three answers (P-28). With the family: what it asks for and in its own words
/// (P-29, P-83).
struct ConversationRecorded {
  std::string with;  // "professional", "family"
  std::string spoke_to;
  Instant at{};
  std::string talks_with_family, does_assessment, leads;  // with the professional
  std::string support_requested, lead_chosen;             // with the family
  bool criteria_discussed = false;                        // with the family
  std::string own_problems, own_needs, own_solutions;     // in the family's words
  std::string note;
};
LINTEL_FACT(ConversationRecorded, with, spoke_to, at, talks_with_family, does_assessment, leads, support_requested,
            lead_chosen, criteria_discussed, own_problems, own_needs, own_solutions, note)

struct PrioritySet {
  std::string priority;
  std::string reason;
};
LINTEL_FACT(PrioritySet, priority, reason)

/// Whether somebody agrees to an allocation, and why not (P-34).
struct Agreement {
  bool agrees = false;
  std::string who;
  std::string reason;  // where they do not
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (agrees, who, reason))

/// Nothing of it is final until somebody else has endorsed it (P-35).
struct AllocationProposed {
  std::string kind;
  std::string worker_kind;
  std::string agency;
  std::string agency_name;
  std::string lead_professional;
  std::string support;  // what the family gets
  TeamId team;          // of the locality, where the kind is within it
  std::string district;
  std::string assessment;
  std::string assessment_by;
  Agreement family;
  Agreement professional;
  std::string reason;
};
LINTEL_FACT(AllocationProposed, kind, worker_kind, agency, agency_name, lead_professional, support, team, district,
            assessment, assessment_by, family, professional, reason)

struct AllocationEndorsed {
  std::string note;
};
LINTEL_FACT(AllocationEndorsed, note)

struct AllocationReturned {
  std::string reason;
};
LINTEL_FACT(AllocationReturned, reason)

/// An assessment of the family, given to somebody of the network (W-14).
struct AssessmentGiven {
  std::string id;  // unique in the family: "a1"
  std::string kind;
  std::string agency;
  std::string agency_name;
  std::string given_to;
  std::string discussion;
  std::optional<Date> due_on;
};
LINTEL_FACT(AssessmentGiven, id, kind, agency, agency_name, given_to, discussion, due_on)

struct AssessmentCompleted {
  std::string id;
  Date completed_on{};
};
LINTEL_FACT(AssessmentCompleted, id, completed_on)

struct SupportRevised {
  std::string change;
  std::string reason;
};
LINTEL_FACT(SupportRevised, change, reason)

/// The needs are not met: a new contact is made at once (P-55, P-56).
struct SteppedUp {
  std::string contact;
  LevelId level;
  std::string reason;
  std::string said_by_family;
  std::string spoken_with;
};
LINTEL_FACT(SteppedUp, contact, level, reason, said_by_family, spoken_with)

struct EarlyHelpEnded {
  Date ended_on{};
  std::string reason;
  bool sustained = false;  // what got better holds without help (P-65)
};
LINTEL_FACT(EarlyHelpEnded, ended_on, reason, sustained)

using FamilyFacts =
    boost::mp11::mp_list<EarlyHelpBegun, SteppedDown, MemberAdded, MemberRemoved, LocalityChosen, ProblemRecorded,
                         ProblemWithdrawn, ClaimRecorded, ClaimFoundElsewhere, ConversationRecorded, PrioritySet,
                         AllocationProposed, AllocationEndorsed, AllocationReturned, AssessmentGiven,
                         AssessmentCompleted, SupportRevised, SteppedUp, EarlyHelpEnded, ObligationIncurred,
                         ObligationDueChanged, ObligationMet, ObligationLifted, BreachExplained>;

enum class FamilyState { considered, proposed, returned, allocated, ended };
BOOST_DESCRIBE_ENUM(FamilyState, considered, proposed, returned, allocated, ended)

/// What a family owes: a proposal, and its endorsement.
inline constexpr std::string_view allocation_kind = "allocation";
inline constexpr std::string_view endorsement_kind = "endorsement";

struct HeadlineFound {
  Recorded<ProblemRecorded> recorded;
  std::optional<Recorded<ProblemWithdrawn>> withdrawn;
};

struct Allocation {
  Recorded<AllocationProposed> proposed;
  Recorded<AllocationEndorsed> endorsed;
};

struct Assessment {
  Recorded<AssessmentGiven> given;
  std::optional<Recorded<AssessmentCompleted>> completed;
};

struct Member {
  FamilyMember it;
  std::optional<Recorded<MemberRemoved>> removed;
};

/// The fold of a family's facts.
struct FamilyRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string pack;
  EarlyHelpBegun begun;
  Cited cited;
  Instant begun_at{};
  StaffId begun_by;
  std::string begun_by_name;
  FamilyState state = FamilyState::considered;
  std::optional<Recorded<SteppedDown>> stepped_down;
  std::vector<Member> members;  // who was removed stays, and is marked
  std::string district;         // as chosen
  std::optional<Recorded<LocalityChosen>> locality;
  std::vector<HeadlineFound> problems;
  std::vector<Recorded<ClaimRecorded>> claims;  // of this record
  std::vector<Recorded<ClaimFoundElsewhere>> claims_elsewhere;
  std::vector<Recorded<ConversationRecorded>> conversations;
  std::optional<Recorded<PrioritySet>> priority;
  std::optional<Recorded<AllocationProposed>> proposal;  // that waits for its endorsement, or was returned
  std::optional<Recorded<AllocationReturned>> returned;  // of that proposal
  std::vector<Allocation> allocations;                   // endorsed; the last counts
  std::vector<Assessment> assessments;
  std::vector<Recorded<SupportRevised>> revisions;
  std::vector<Recorded<SteppedUp>> step_ups;
  std::optional<Recorded<EarlyHelpEnded>> ended;
  Obligations obligations;

  bool exists() const { return version > 0; }
  bool open() const { return exists() && !ended; }
  const Allocation* allocation() const { return allocations.empty() ? nullptr : &allocations.back(); }
  const Member* member(std::string_view id) const;
  const HeadlineFound* problem(std::string_view id) const;
  const Assessment* assessment(std::string_view id) const;
  /// Who belongs to it still.
  std::vector<FamilyMember> present() const;
  std::vector<FamilyMember> children() const;
  /// "Family of Maisie and Jude Harrowgate".
  std::string title() const;
};

void apply_fact(FamilyRecord& record, const Fact& fact);
/// The record as it stood at an instant: facts after it are left out.
FamilyRecord fold_family(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

StreamId family_stream(std::string_view reference);
/// By the set of criteria that counted on the day the record began.
domain::Eligibility eligibility_of(const FamilyRecord& record, const pack::Pack& pack);

}  // namespace lintel::casework
