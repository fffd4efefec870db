#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/records/facts.h"
#include "casework/records/notification.h"
#include "casework/records/obligation.h"
#include "terms/ids.h"

/// A contact: one worry or request about a child or children, from receipt to closing. Its facts, and their fold.
namespace lintel::casework {

using terms::Date;
using terms::LevelId;
using terms::OutcomeId;
using terms::PathwayId;
using terms::PersonId;
using terms::TeamId;

/// Who a contact is about, as the referrer gave it. Kept even when `person` is later found to be somebody already
/// known.
struct Subject {
  std::string id;  // unique in the contact: "s1"
  PersonId person;
  std::string relation;  // "child", "unborn child", "mother", "household" ...
  bool child = false;
  std::string given_name;
  std::string family_name;
  std::string known_as;
  std::optional<Date> born;
  std::string age_words;  // "about five", "due March", when no date is known
  std::string sex;
  std::string nhs_number;
  std::string address;
  std::string postcode;
  std::string school;
  std::string ethnicity;
  std::string first_language;
  std::string needs;
  bool parental_responsibility = false;
  std::string note;

  std::string name() const;
};
BOOST_DESCRIBE_STRUCT(Subject, (),
                      (id, person, relation, child, given_name, family_name, known_as, born, age_words, sex, nhs_number,
                       address, postcode, school, ethnicity, first_language, needs, parental_responsibility, note))

/// A professional referrer stands in the contact. Of anybody else only the kind does: who they are is in a record of
/// its own
/// ("referrer/...") that few may open, so that no list, search, export or letter can show it.
struct Referrer {
  std::string kind;  // "professional", "public", "self", "other_authority", "court"
  std::string name;
  std::string agency;
  std::string role;
  std::string phone;
  std::string email;
  bool identity_protected = false;

  bool professional() const { return kind == "professional" || kind == "other_authority"; }
};
BOOST_DESCRIBE_STRUCT(Referrer, (), (kind, name, agency, role, phone, email, identity_protected))

struct ContactReceived {
  std::string reference;
  std::string type;     // "request", "information_request"
  std::string channel;  // "e_form", "public_form", "api" ...
  Instant received_at{};
  Referrer referrer;
  std::vector<Subject> subjects;
  LevelId requested_level;                     // empty when the referrer need not say
  bool urgent = false;                         // immediate protection asked for
  std::map<std::string, std::string> answers;  // by question id of the pack's form
  std::string form_version;
  std::string status_code_hash;               // SHA-256 of the code given to the referrer
  std::string district;                       // of the pack, from the first child's postcode; empty when not known
  std::vector<std::string> earlier_contacts;  // references known then, of the same people
  bool open_eha = false;                      // an Early Help Assessment was open then
};
LINTEL_FACT(ContactReceived, reference, type, channel, received_at, referrer, subjects, requested_level, urgent,
            answers, form_version, status_code_hash, district, earlier_contacts, open_eha)

struct ContactWaits {  // where it waits, and for whom
  TeamId tray;
  std::string arm;
  PathwayId pathway;
  std::vector<std::string> roles;  // "role@arm" who take the next step
};
LINTEL_FACT(ContactWaits, tray, arm, pathway, roles)

struct ContactGraded {
  LevelId level;
  std::string grade;
  std::string rationale;
};
LINTEL_FACT(ContactGraded, level, grade, rationale)

struct LevelChanged {  // StepChange of the catalogue
  LevelId from;
  LevelId to;
  std::string reason;
  PathwayId pathway;
  std::string stage;  // "grading" or "screening"
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;
};
LINTEL_FACT(LevelChanged, from, to, reason, pathway, stage, due_before, due_after)

struct ContactAllocated {
  StaffId to;
  std::string to_name;
};
LINTEL_FACT(ContactAllocated, to, to_name)

// Somebody looks after it before it is graded: others see that, and the contact stays where it stands.
struct ContactClaimed {
  StaffId to;
  std::string to_name;
};
LINTEL_FACT(ContactClaimed, to, to_name)

struct ScreeningWritten {
  std::map<std::string, std::string> sections;
};
LINTEL_FACT(ScreeningWritten, sections)

struct ScreeningSubmitted {
  std::map<std::string, std::string> sections;
  OutcomeId outcome;
  std::string plan;
  std::string signposted_service;
  TeamId open_team;
  LevelId level;  // that the screener proposes, where nobody graded
};
LINTEL_FACT(ScreeningSubmitted, sections, outcome, plan, signposted_service, open_team, level)

struct ScreeningReturned {
  std::string reason;
};
LINTEL_FACT(ScreeningReturned, reason)

struct AgencyAsked {
  std::string enquiry;
  terms::AgencyId agency;
  std::string agency_name;
  std::string question;
  std::string lawful_basis;  // "consent", "override", "..." in words
  std::string about;
  std::string agreement_warning;  // of the agency's sharing agreement, as it then stood (P-17); empty: none
};
LINTEL_FACT(AgencyAsked, enquiry, agency, agency_name, question, lawful_basis, about, agreement_warning)

struct AgencyAnswered {
  std::string enquiry;
  bool nil_return = false;  // the agency holds nothing
  std::string answer;
  Instant answered_at{};
  std::string agreement_warning;
};
LINTEL_FACT(AgencyAnswered, enquiry, nil_return, answer, answered_at, agreement_warning)

struct FamilyContacted {
  std::string method;
  std::string result;  // "reached", "no_reply"
  std::string spoke_to;
  std::string said;
  Instant at{};
};
LINTEL_FACT(FamilyContacted, method, result, spoke_to, said, at)

struct ConsentRecorded {
  std::string result;  // "given", "refused", "withdrawn", "not_asked"
  std::string given_by;
  std::string relationship;
  bool parental_responsibility = false;
  std::string how;  // "verbal", "written"
  std::string purpose;
  std::optional<Instant> given_at;
  std::string said;
};
LINTEL_FACT(ConsentRecorded, result, given_by, relationship, parental_responsibility, how, purpose, given_at, said)

struct ConsentOverridden {
  LevelId level;
  std::string limb;
  std::string evidence;
  std::string reason;
};
LINTEL_FACT(ConsentOverridden, level, limb, evidence, reason)

struct ConsentOverrideVoided {
  std::string reason;
};
LINTEL_FACT(ConsentOverrideVoided, reason)

struct HomeVisitAgreed {
  std::string role;
};
LINTEL_FACT(HomeVisitAgreed, role)

struct HomeVisitLiaisonRecorded {
  std::string team_manager;
  bool visit_required = false;
  std::string reason;
  Instant at{};
};
LINTEL_FACT(HomeVisitLiaisonRecorded, team_manager, visit_required, reason, at)

struct OutcomeApproved {
  OutcomeId outcome;
  LevelId level;
  std::string rationale;
  bool statutory = false;
  std::string opens;
};
LINTEL_FACT(OutcomeApproved, outcome, level, rationale, statutory, opens)

struct HandedOver {
  TeamId team;
  std::string team_name;
  std::string opens;
  TeamId co_allocated;
  std::vector<std::string> passed_over;  // routes that came before, and what stood in their way
  TeamId instead_of;                     // the route's own team, where whoever approved chose another
  std::string override_reason;           // and why
};
LINTEL_FACT(HandedOver, team, team_name, opens, co_allocated, passed_over, instead_of, override_reason)

struct HandoverAccepted {
  std::string worker;
};
LINTEL_FACT(HandoverAccepted, worker)

struct HandoverReturned {
  std::string reason;
};
LINTEL_FACT(HandoverReturned, reason)

struct ResponseSent {
  std::string audience;
  std::string channel;
  std::string to;
  std::string note;
  std::map<std::string, std::string> parts;
  bool late = false;
};
LINTEL_FACT(ResponseSent, audience, channel, to, note, parts, late)

struct InformationRequestScreened {
  std::string decision;  // "answer", "decline"
  std::string reason;
};
LINTEL_FACT(InformationRequestScreened, decision, reason)

struct InformationAnswered {
  std::string answer;
  std::string channel;
  std::string to;
};
LINTEL_FACT(InformationAnswered, answer, channel, to)

struct RequestRated {
  int details = 0, consent = 0, factual = 0, strengths = 0;  // 1 to 5
  std::string comment;
};
LINTEL_FACT(RequestRated, details, consent, factual, strengths, comment)

struct ContactLinked {
  std::string other;  // reference, of a contact or a call
  std::string why;
};
LINTEL_FACT(ContactLinked, other, why)

struct SubjectIdentified {
  std::string subject;
  PersonId person;
};
LINTEL_FACT(SubjectIdentified, subject, person)

struct SubjectAdded {
  Subject subject;
};
LINTEL_FACT(SubjectAdded, subject)

struct NoteAdded {
  std::string text;
};
LINTEL_FACT(NoteAdded, text)

struct ContactClassified {
  std::string type;
  std::string reason;
};
LINTEL_FACT(ContactClassified, type, reason)

/// A step of the pack was done. What was answered is by question id; the title is that of the day.
struct StepRecorded {
  std::string step;
  std::string title;
  std::map<std::string, std::string> answers;
  Instant done_at{};  // when it happened, as the person says
};
LINTEL_FACT(StepRecorded, step, title, answers, done_at)

struct ProtectionResultRecorded {
  std::string result;  // "substantiated", "unsubstantiated"
  bool service_after = false;
};
LINTEL_FACT(ProtectionResultRecorded, result, service_after)

struct ContactClosed {
  std::string reason;
};
LINTEL_FACT(ContactClosed, reason)

using ContactFacts = boost::mp11::mp_append<
    NotificationFacts,
    boost::mp11::mp_list<ContactReceived, ContactWaits, ContactGraded, LevelChanged, ContactAllocated, ContactClaimed,
                         ScreeningWritten, ScreeningSubmitted, ScreeningReturned, AgencyAsked, AgencyAnswered,
                         FamilyContacted, ConsentRecorded, ConsentOverridden, ConsentOverrideVoided, HomeVisitAgreed,
                         HomeVisitLiaisonRecorded, OutcomeApproved, HandedOver, HandoverAccepted, HandoverReturned,
                         ContactClassified, StepRecorded, ResponseSent, InformationRequestScreened, InformationAnswered,
                         RequestRated, ContactLinked, SubjectIdentified, SubjectAdded, NoteAdded,
                         ProtectionResultRecorded, ContactClosed, ObligationIncurred, ObligationDueChanged,
                         ObligationMet, ObligationLifted, BreachExplained>>;

/// The lifecycle (catalogue, section B). What may be done in each is one table, in lifecycle.h.
enum class ContactState {
  received,
  graded,
  allocated,
  screening,
  awaiting_approval,
  returned,
  decided,
  handed_over,
  accepted,
  information_screened,
  answered,
  closed
};
BOOST_DESCRIBE_ENUM(ContactState, received, graded, allocated, screening, awaiting_approval, returned, decided,
                    handed_over, accepted, information_screened, answered, closed)

/// A payload with when it was recorded and by whom.
template <class F>
struct Recorded {
  F it;
  Instant at{};
  StaffId by;
  std::string by_name;
};
template <class F>
Recorded<F> recorded(const F& it, const Fact& fact) {
  return {it, fact.at, fact.by, fact.by_name};
}

struct Enquiry {
  Recorded<AgencyAsked> asked;
  std::optional<Recorded<AgencyAnswered>> answered;
};

/// Somebody who is to be told, or was.
struct Share {
  Recorded<ShareOwed> owed;
  std::optional<Recorded<ShareRecorded>> sent;
  std::optional<Recorded<ShareAcknowledged>> acknowledged;
  bool lifted = false;

  bool open() const { return !sent && !lifted; }
  bool of_school() const { return owed.it.kind == "school"; }
  bool names(std::string_view subject) const;
};

/// The fold of a contact's facts.
struct ContactRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::string pack;  // under which it was received (L-10)
  ContactReceived received;
  StaffId received_by;
  ContactState state = ContactState::received;
  ContactWaits waits;
  LevelId level;  // that in force: graded or changed; before grading the requested one
  std::optional<Recorded<ContactGraded>> first_grade;  // L-29: the initial level stays
  std::optional<Recorded<ContactGraded>> grade;
  std::vector<Recorded<LevelChanged>> level_changes;
  std::optional<Recorded<ContactAllocated>> owner;
  std::map<std::string, std::string> sections;  // of the screening, as they stand
  std::optional<Recorded<ScreeningSubmitted>> screening;
  std::vector<Recorded<ScreeningReturned>> returns;
  std::vector<Enquiry> enquiries;
  std::vector<Recorded<FamilyContacted>> family_contacts;
  std::vector<Recorded<ConsentRecorded>> consents;
  std::optional<Recorded<ConsentOverridden>> override_in_force;
  std::vector<Recorded<HomeVisitAgreed>> home_visit_agreements;
  std::optional<Recorded<HomeVisitLiaisonRecorded>> home_visit;
  std::optional<Recorded<OutcomeApproved>> outcome;
  std::optional<Recorded<HandedOver>> handover;
  std::string handover_rule;    // the route that held
  std::string handover_source;  // and where it comes from
  std::optional<Recorded<HandoverAccepted>> acceptance;
  std::vector<Recorded<ResponseSent>> responses;
  std::optional<Recorded<InformationRequestScreened>> information_screening;
  std::optional<Recorded<InformationAnswered>> information_answer;
  std::optional<Recorded<RequestRated>> rating;
  std::vector<Recorded<ContactLinked>> links;
  std::vector<Recorded<NoteAdded>> notes;
  std::vector<Recorded<StepRecorded>> steps;
  std::optional<Recorded<PoliceNotified>> police;  // of a police notification
  std::vector<Share> shares;
  std::optional<Recorded<ProtectionResultRecorded>> protection_result;
  std::optional<Recorded<ContactClosed>> closed;
  Obligations obligations;

  bool exists() const { return version > 0; }
  bool is_information_request() const { return received.type == "information_request"; }
  /// Consent as it stands: that of the last record by somebody with parental responsibility, else "not_recorded".
  std::string consent() const;
  bool family_reached() const;
  bool any_enquiry_answered() const;
  /// The last record of a step; null when it was not done.
  const Recorded<StepRecorded>* step(std::string_view id) const;
  /// The latest answer to a question, of the request or of a step; empty when there is none.
  std::string answer(std::string_view question) const;
  std::vector<Subject> children() const;
  /// "Maisie and Jude Harrowgate", "two children", "Unborn child of Alicja Nowicka".
  std::string title() const;
  const Subject* subject(std::string_view id) const;
  const Share* share(std::string_view id) const;
  /// Null for somebody of whom the notification says nothing.
  const Schooling* schooling(std::string_view subject) const;
};

void apply_fact(ContactRecord& record, const Fact& fact);
/// The record as it stood at an instant: facts after it are left out.
ContactRecord fold_contact(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

}  // namespace lintel::casework
