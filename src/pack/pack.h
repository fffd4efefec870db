#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/condition.h"
#include "pack/information.h"
#include "pack/meetings.h"
#include "pack/rule_parts.h"
#include "terms/ids.h"
#include "terms/instant.h"
#include "terms/working_days.h"

/// A hub's own policy, typed. Everything that differs from hub to hub is here; nothing here is a default of another
/// hub. Texts are plain English for pages and letters. `source` says where a rule comes from, `line` where it stands in
/// the files.
namespace lintel::pack {

using terms::AgencyId;
using terms::LevelId;
using terms::OutcomeId;
using terms::PathwayId;
using terms::RuleId;
using terms::TeamId;

struct Arm {
  std::string id;
  std::string title;
  Place place = {};
};

struct District {
  std::string id;
  std::string title;
  std::vector<std::string> postcodes;     // outward codes or longer beginnings, upper case: "EL4", "EL1 6"
  std::vector<std::string> schools = {};  // by the names that requests give
  Place place = {};
};

/// A team or a tray: somewhere work can wait. A tray of a level's arm has `worked_by`.
struct Team {
  TeamId id;
  std::string title;
  std::string arm;       // empty for receiving teams outside the hub
  std::string kind;      // "hub_team", "tray", "district_duty", "cfw_tray", "provider" ...: what routes ask for
  std::string district;  // empty when it serves the whole area
  std::vector<Authority> worked_by;
  Place place;
};

struct Establishment {
  RoleId role;
  TeamId team;  // empty: across the arm
  std::string arm;
  int posts = 0;
  std::string source;
  Place place = {};
};

struct Role {
  RoleId id;
  std::string title;
  bool qualified_social_worker = false;
  std::set<std::string> may;          // verbs and page rights by name (L-79)
  std::vector<RoleId> supervised_by;  // L-74
  std::string sees = "hub";           // "hub" every contact, "arm" those of their arm, "team" those of their teams
  Place place;
};

struct Level {
  LevelId id;         // "s47", "3"
  int number = 0;     // 1 to 4: what the referrer is asked for
  std::string title;  // "Level 4, significant harm (section 47)"
  std::string short_title;
  std::string text;  // the at-a-glance definition (L-12, L-25)
  std::string provision;
  PathwayId pathway;
  bool significant_harm = false;
  Place place;
};

enum class Need { mandatory, optional, not_used };

/// How contacts of a level are worked: who grades, screens and approves, and what must happen between.
struct Pathway {
  PathwayId id;
  std::string title;
  std::string arm;
  TeamId tray;                     // where it waits for its grade and its approval
  Need grading = Need::mandatory;  // not_used: the level is given with the decision
  std::vector<Authority> graded_by;
  std::vector<Authority> allocated_by = {};  // empty: whoever grades
  std::vector<Authority> screened_by;
  std::vector<Authority> approved_by;
  Need screening = Need::mandatory;  // not_used: decided by whoever approves, without a screening
  Need enquiries = Need::optional;
  std::string consent;             // a ConsentRule id
  std::string screening_template;  // a ScreeningTemplate id
  std::string source;
  Place place;

  bool grades() const { return grading != Need::not_used; }
  bool screens() const { return screening != Need::not_used; }
  const std::vector<Authority>& allocators() const { return allocated_by.empty() ? graded_by : allocated_by; }
};

struct Grade {
  std::string id;  // "red"
  std::string title;
  std::string colour;  // a tag colour
  Place place = {};
};

/// A level changed after the grade: to which pathway it goes (L-53, L-54, L-60).
struct StepChange {
  RuleId id;
  Condition when;  // from_level, to_level, pathway, stage: "grading" or "screening"
  PathwayId pathway;
  std::vector<Authority> by;
  bool voids_override = false;  // L-45
  std::string source;
  Place place;
};

struct ConsentRule {
  std::string id;
  bool required = false;
  bool override_allowed = false;
  std::vector<Authority> override_by;
  std::vector<std::string> limbs;  // which limbs of harm may support an override (D-43)
  std::string source;
  Place place;
};

struct HarmLimb {
  std::string id;
  std::string title;
  Place place = {};
};

/// Something owed: made by an event, met by an act, with or without a deadline.
struct ObligationRule {
  RuleId id;
  std::string kind;   // "decision", "referral_response", "call_back", "form_owed" ...
  std::string title;  // "Decide and process the request"
  std::string on;     // the event: "received", "graded", "outcome_approved", "call_taken" ...
  Condition when;
  Timescale within;
  std::string counted_from = "event";  // "receipt": of the contact, however late the event came
  std::vector<Authority> owed_by;
  bool blocks_closing = true;
  bool explain_when_late = false;  // a breach needs a reason (L-38)
  std::string source;
  Place place;
};

/// Where a new contact waits (L-46, L-53 to L-64).
struct IntakeRule {
  RuleId id;
  Condition when;
  TeamId tray;
  PathwayId pathway = {};  // that governs it before it has a level; empty: none does
  std::string source;
  Place place;
};

/// What can be decided. `needs` names checks of the engine: "consent", "consent_or_override", "enquiries", "open_eha",
/// "signposted_service", "plan".
struct Outcome {
  OutcomeId id;
  std::string title;
  std::string told;  // how a response says it
  Condition when;    // level, pathway: when this outcome may be proposed
  std::set<std::string> needs;
  bool statutory = false;
  std::string opens;               // "c_and_f_assessment", "early_help_episode" or empty
  std::string service;             // the service whose involvement opens at hand-over, or empty
  std::string agency_self_refers;  // words for the response where the agency must refer itself (L-28)
  std::string source;
  Place place;
};

/// Which team takes an approved outcome. It names its team in one of four ways.
struct RouteRule {
  RuleId id;
  std::string title = {};               // in a few words, for explanations; the id when empty
  Condition when;                       // outcome, district, and what the record shows
  TeamId team;                          // a fixed team, or
  std::string kind;                     // the team of this kind for the child's district, or
  bool open_team = false;               // the team with which a child's case is open, or
  int closed_within_months = 0;         // the team whose work with a child ended within so many months of receipt (K7)
  std::vector<TeamId> other_than = {};  // teams that do not count as that one
  TeamId co_allocated;                  // also told (exploitation teams), or empty
  std::string source;
  Place place;
};

/// A team that works beside the one that receives: added to any route, when it holds.
struct CoAllocation {
  RuleId id;
  Condition when;
  TeamId team;
  std::string source;
  Place place;
};

struct TemplateSection {
  std::string id;
  std::string title;
  std::string hint;
  bool mandatory = false;
  Condition mandatory_when;  // level, outcome; ignored when mandatory
  std::string shown_from;    // what the record shows beside it: "enquiries", "consent", "history" or empty
  Place place = {};
};

struct ScreeningTemplate {
  std::string id;
  std::string title;
  std::vector<TemplateSection> sections;
  std::string source;
  Place place;
};

struct Choice {
  std::string value;
  std::string text;
  std::string hint;
};

/// A question of the request form. `id` is what the answer is kept under; ids that the engine reads are listed in
/// known_questions().
struct Question {
  std::string id;
  std::string type;  // text, long_text, yes_no, yes_no_not_known, choice, choices, date, email, phone, level, confirm
  std::string label;
  std::string hint;
  std::vector<Choice> choices;
  bool required = false;
  bool or_not_known = false;  // "not_known" is an answer too, whatever the type
  Condition shown_when;       // answers so far, by question id
  Condition required_when;
  int max_length = 0;   // characters; 0: the limit of its type
  std::string missing;  // the message when it is required and blank
  Place place;
};

struct FormSection {
  std::string id;
  std::string title;
  std::string intro;
  std::string kind;  // "questions", "children", "household"
  std::vector<Question> questions;
  Place place = {};
};

/// The request for support. `public_path` names the question ids of the short path, in order.
struct RequestForm {
  std::string title;
  std::string version;
  std::string intro;
  std::vector<FormSection> sections;
  std::vector<FormSection> public_path;
  std::string source;
};

/// Something that the hub records on a contact at some point of its life: a check, a consultation, a notice, a
/// meeting. What it asks is questions like those of the form. Whether it was done, and what was answered to questions
/// that have choices, can be asked for by every condition: the step by its id (done, not_done), the question by its
/// own.
struct Step {
  std::string id;
  std::string title;   // "Known-to-us checks"
  std::string phrase;  // as cases and the timeline say it: "records the checks"
  std::string intro;
  std::vector<std::string> with;    // verbs that ask it on their own form; then it is recorded with them only
  std::vector<std::string> stages;  // "waiting", "screening", "deciding", "decided", "closed"; empty: all but closed
  Condition when;                   // when it can be recorded
  std::vector<Authority> by;        // empty: whoever may record steps
  bool receiving_team = false;      // only by the team that receives the family
  bool once = false;                // recorded at most once
  std::vector<Authority> seen_by = {};  // who reads what was answered; empty: whoever sees the contact
  std::vector<Question> questions;
  std::vector<std::string> meets;  // kinds of obligation
  std::string source;
  Place place;
};

/// The questions of a step, to be read and asked as those of the form are.
FormSection section_of(const Step& step);

/// What must be so before a verb, or a step, is done. When it does not let something pass its words are the refusal.
struct Gate {
  RuleId id;
  std::vector<std::string> before;  // verbs and steps
  Condition when;                   // when it stands
  std::optional<Condition> unless;  // what opens it; none: nothing does
  std::string reason;
  std::string todo;
  std::string source;
  Place place;
};

struct ResponsePart {
  std::string id;
  std::string title;
  std::string hint;
  bool mandatory = true;
  Condition mandatory_when;
  Place place = {};
};

struct ResponseTemplate {
  std::string id;
  std::string title;
  std::string audience;  // "professional", "public", "child", "family"
  std::vector<ResponsePart> parts;
  std::vector<std::string> channels;
  std::string opening;  // text with {reference} and the like
  std::string source;
  Place place;
};

/// What becomes of a call (L-87 to L-100).
struct CallRule {
  RuleId id;
  Condition when;           // caller, level, open_to, advice_wanted, kind, named
  std::string disposition;  // "call_back", "information_only", "signposted", "redirected", "recorded"
  std::string tell;         // what the adviser says to the caller
  TeamId tray;
  std::vector<Authority> answered_by;
  std::string source;
  Place place;
};

/// Something that callers of the advice line are, ask about or are told: one line of a list.
struct AdviceTopic {
  std::string id;
  std::string title;
  Place place = {};
};

/// What a consultation can end with (B-32).
struct AdviceResult {
  std::string id;
  std::string title;
  bool referral = false;  // the caller is to make a referral
  Place place = {};
};

/// A line on which professionals get advice without saying whom it is about (B-28 to B-35). A hub whose pack has none
/// has no pages for it.
struct AdviceLine {
  std::string title;
  std::string phone;                                // of the pack's phones: the line itself
  std::string referral_phone;                       // of the pack's phones: where a referral is made instead (B-31)
  std::string referral_link;                        // of the pack's links; empty: none
  std::string thresholds_link;                      // of the pack's links: what callers read first (B-32)
  std::string harm;                                 // what is said to a caller who suspects significant harm (B-35)
  std::map<unsigned, terms::OpeningHours> opening;  // empty: the hub's own
  std::vector<AdviceTopic> callers;                 // kinds of agency that may call (B-30)
  std::vector<AdviceTopic> themes;
  std::vector<AdviceResult> results;
  std::vector<Authority> taken_by;
  bool qualified_only = false;            // only qualified social workers among them
  std::vector<Authority> transferred_to;  // who takes over when safeguarding concerns emerge (B-33)
  Timescale contact_within;               // in which they begin a contact
  std::vector<Authority> alerted;         // who is alerted to a transfer (B-34)
  Timescale alert_within;                 // in which they acknowledge it
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
  const AdviceTopic* caller(std::string_view id) const;
  const AdviceTopic* theme(std::string_view id) const;
  const AdviceResult* result(std::string_view id) const;
};

struct Agency {
  AgencyId id;
  std::string title;
  std::string membership;         // how it takes part: in the office, virtual link ...
  bool gives_staff = false;       // it has people in the hub
  bool gives_information = true;  // it is asked what it knows
  std::string note;               // premises, equipment, funding
  /// Words by which it is known in what professionals write of themselves: "school", "academy".
  std::vector<std::string> called = {};
  Place place = {};
};

/// One of the tests that every share of information must meet: "necessary", "secure".
struct ShareTest {
  std::string id;
  std::string title;
  Place place = {};
};

/// A secure way to send what is shared.
struct ShareChannel {
  std::string id;
  std::string title;
  Place place = {};
};

/// What the police tell the hub of an incident, and how it is shared onward. A hub whose pack has no such part takes no
/// police notifications.
struct Notifications {
  std::string title;         // "Police notification"
  AgencyId agency;           // who sends them
  bool adults_only = false;  // also those without a child (D-52)
  std::vector<ShareTest> tests;
  std::vector<ShareChannel> channels;
  std::vector<Authority> shared_by;     // who makes the shares that staff add
  std::vector<AgencyId> service_named;  // agencies of many services: the one that receives is named (B-26)
  std::string notice_title;             // of what goes to a school
  std::string notice_opening;
  std::string notice_closing;
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
  const ShareTest* test(std::string_view id) const;
  const ShareChannel* channel(std::string_view id) const;
};

/// Somebody who is owed a share of each notification for which the condition holds. `to` is an agency, a role of the
/// authority, or "each_school": one share for each school, naming only its own pupils.
struct ShareRule {
  RuleId id;
  std::string title;  // "Operation Encompass notice"
  Condition when;
  std::string to;
  std::optional<Condition> first_contact_when;  // when they are the first to speak with the victim; none: never
  Timescale within;
  std::vector<Authority> owed_by;
  bool blocks_closing = true;
  std::string source;
  Place place;
};
inline constexpr std::string_view each_school = "each_school";

/// One line of a list of early help: a headline problem, a phase of claims, a priority, a kind of worker.
struct EarlyHelpEntry {
  std::string id;
  std::string title;
  Place place = {};
};

/// What makes a family eligible for a programme, as it counted from one day to another. A family's early help keeps the
/// set that counted on the day it began.
struct CriteriaSet {
  std::string id;
  std::string title;            // "Troubled Families"
  std::optional<Date> from;     // empty: ever since
  std::optional<Date> until;    // its last day; empty: it counts still
  int at_least = 1;             // of its problems, of any members together
  bool claim_excludes = false;  // a claim that was made for the family, in any phase, excludes it
  std::vector<EarlyHelpEntry> problems;
  std::string source;
  Place place = {};

  const EarlyHelpEntry* problem(std::string_view id) const;
  bool counts_on(Date day) const;
};

/// What early help can be allocated.
struct AllocationKind {
  std::string id;
  std::string title;
  std::vector<EarlyHelpEntry> worker_kinds = {};  // one of them is named, where there are any
  bool within_team = false;                       // the team of the family's locality gives it
  Place place = {};
};

/// Early help for families: who gives it, who agrees to it, and how a family comes to it. A hub whose pack has no such
/// part has no pages for it. The districts of the pack are its localities.
struct EarlyHelp {
  std::string title;                // "Early help"
  std::vector<OutcomeId> outcomes;  // of a contact, after which early help begins
  std::vector<EarlyHelpEntry> claim_phases = {};
  std::vector<EarlyHelpEntry> priorities;
  std::vector<AllocationKind> allocation_kinds;
  std::vector<EarlyHelpEntry> assessments;
  std::vector<Authority> worked_by;                // who proposes
  std::vector<Authority> endorsed_by;              // who endorses: never their own proposal
  Timescale allocate_within = {};                  // from the beginning to a proposal
  Timescale endorse_within = {};                   // from a proposal to its endorsement
  std::string team_kind;                           // the teams of the localities; empty: there are none
  std::string service;                             // that the children are then open to; empty: none
  std::vector<OutcomeId> step_down_outcomes = {};  // of a contact, from which a family can be stepped down
  std::vector<Authority> stepped_down_by = {};
  std::set<std::string> step_down_needs = {};  // "meeting", "consent", "agreement"
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
  const EarlyHelpEntry* claim_phase(std::string_view id) const;
  const EarlyHelpEntry* priority(std::string_view id) const;
  const AllocationKind* allocation_kind(std::string_view id) const;
  const EarlyHelpEntry* assessment(std::string_view id) const;
};
inline constexpr std::string_view step_down_meeting = "meeting", step_down_consent = "consent",
                                  step_down_agreement = "agreement";

/// One column of the monthly table. `shows` is "answer" (of `question`, in the words of its choice), "age" (completed
/// years on the day of the contact), "received_on", "decided_on" or "district".
struct MonthlyColumn {
  std::string heading;
  std::string shows;
  std::string question;
  Place place = {};
};

/// The table of contacts that is issued for each month: one line for each child, sorted by its first column, without
/// names. A hub whose pack has no such part issues none.
struct MonthlyTable {
  std::string title;
  std::vector<MonthlyColumn> columns;
  std::vector<OutcomeId> outcomes;                 // contacts with one of these are in it
  std::map<std::string, std::string> printed;      // districts that are not printed by their title
  std::map<std::string, std::string> also_called;  // other names of districts, for those who ask for one
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
};

/// One figure of the scorecard of social care, for each district. `counts` is "children" (with one of `services` open
/// at the end of the last day), "days" (how long those that ended in the period were open, on average), "began",
/// "ended" (and none of `services` is open any more), "stepped_down" (to early help) or "referred_again".
struct Indicator {
  std::string title;
  std::string counts;
  std::vector<std::string> services = {};
  Place place = {};
};

inline constexpr int referred_again_months_most = 36;

/// The scorecard of social care. A hub whose pack has no such part has none.
struct Scorecard {
  std::string title;
  std::vector<Indicator> indicators;
  int referred_again_within_months = 0;  // after an earlier referral; 0: nobody is counted as referred again
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
};

/// The pack's wording of a refusal. The engine knows the key; the pack says why, and its source.
struct RefusalText {
  RuleId key;
  std::string reason;
  std::string todo;
  std::string source;
  Place place;
};

struct Phone {
  std::string id;
  std::string title;
  std::string number;
  std::string when;  // "in hours", "out of hours"
};

struct Link {
  std::string id;
  std::string title;
  std::string url;
};

/// A part of the work of setting a hub up. A pack goes live only when all of them are done.
struct Phase {
  std::string id;
  std::string title;
  std::optional<Date> from;
  std::optional<Date> until;
  bool done = false;
  std::string source;
  Place place = {};
};

/// A service a family can be open to, for calls and routes: "csc", "cfw".
struct ServiceName {
  std::string id;
  std::string title;
  Place place = {};
};

struct Pack {
  std::string code;     // the name of its folder
  std::string version;  // "2026.1"
  std::optional<Date> in_force_from;
  std::string status = "live";  // or "draft"
  std::vector<Phase> phases;    // of setting the hub up
  std::string authority;
  std::string hub_name;
  std::string short_name;
  std::string record_system;
  std::string request_name;  // what the hub calls its form
  std::vector<Phone> phones;
  std::vector<Link> links;
  terms::Calendar calendar;
  std::string out_of_hours_provider;

  std::vector<Arm> arms;
  std::vector<District> districts;
  std::vector<Team> teams;
  std::vector<Establishment> establishment;
  std::vector<Role> roles;
  std::vector<Level> levels;
  std::vector<Grade> grades;
  std::map<LevelId, std::string> grade_of_level;  // the grade a level's timescale suggests
  std::vector<Pathway> pathways;
  std::vector<StepChange> step_changes;
  std::vector<ConsentRule> consent;
  std::vector<HarmLimb> limbs;
  std::vector<ObligationRule> obligations;
  std::vector<IntakeRule> intake;
  std::vector<Outcome> outcomes;
  std::vector<RouteRule> routes;
  std::vector<CoAllocation> co_allocations;
  std::vector<Step> steps;
  std::vector<Gate> gates;
  std::vector<ScreeningTemplate> templates;
  RequestForm form;
  std::vector<FormSection> form_begins;    // sections before those of the form, which may be a shared block's
  std::vector<FormSection> public_begins;  // and pages before those of its public path
  std::vector<ResponseTemplate> responses;
  std::vector<CallRule> calls;
  AdviceLine advice_line;
  Notifications notifications;
  std::vector<ShareRule> shares;
  EarlyHelp early_help;
  std::vector<CriteriaSet> criteria_sets;
  MonthlyTable monthly_table;
  Scorecard scorecard;
  std::vector<MeetingKind> meetings;
  SharingAgreements sharing_agreements;
  std::vector<RecordsPolicy> records_policy;
  Training training;
  std::vector<Agency> agencies;
  std::vector<ServiceName> services;
  std::vector<RefusalText> refusals;
  std::map<std::string, std::string> settings;  // named figures: "home_visit_prompt_minutes_before"

  const Level* level(const LevelId& id) const;
  const Pathway* pathway(const PathwayId& id) const;
  const Team* team(const TeamId& id) const;
  const Role* role(const RoleId& id) const;
  const ConsentRule* consent_rule(std::string_view id) const;
  const Outcome* outcome(const OutcomeId& id) const;
  const ScreeningTemplate* screening_template(std::string_view id) const;
  const ResponseTemplate* response_for(std::string_view audience) const;
  const Agency* agency(const AgencyId& id) const;
  /// The agency of somebody who wrote down their organisation and their role: by its id or title, else by what it is
  /// called, in the organisation before the role. Null when none is meant.
  const Agency* agency_of(std::string_view organisation, std::string_view role) const;
  const RefusalText* refusal(const RuleId& key) const;
  const Step* step(std::string_view id) const;
  const Gate* gate(const RuleId& id) const;
  const Question* question(std::string_view id) const;
  /// Every question that is asked anywhere, of the form and of steps; one id may be asked in several places.
  std::vector<const Question*> all_questions() const;
  /// The district whose postcode beginning is the longest match; null when none fits.
  const District* district_of(std::string_view postcode) const;
  /// The district that lists this school; null when none does.
  const District* district_of_school(std::string_view school) const;
  const District* district(std::string_view id) const;
  /// The set of criteria that counts on a day; null when none does.
  const CriteriaSet* criteria_on(Date day) const;
  const CriteriaSet* criteria_set(std::string_view id) const;
  const MeetingKind* meeting(std::string_view id) const;
  const ServiceName* service(std::string_view id) const;
  /// The team of a kind in a district, else the one of that kind that serves everywhere.
  const Team* team_of_kind(std::string_view kind, std::string_view district) const;
  int setting(std::string_view name, int otherwise) const;
  const Phone* phone(std::string_view id) const;
  const Link* link(std::string_view id) const;
  /// The calendar of the advice line: its own hours, the hub's holidays.
  terms::Calendar advice_calendar() const;
  /// Whether the hub has a part that not every hub has: "advice_line", "notifications", "early_help", "monthly_table",
  /// "scorecard", "meetings", "sharing_agreements", "training".
  bool has_part(std::string_view part) const;
};

/// The names a pack's rules may use and that the engine stands behind: what `check` holds a pack to.
struct Vocabulary {
  std::set<std::string> rights;            // verbs and page rights a role may have
  std::set<std::string> events;            // what an obligation can start on
  std::set<std::string> contact_verbs;     // what gates may stand before, and steps be recorded with
  std::set<std::string> stages;            // of a contact, at which steps are recorded
  std::set<std::string> obligation_kinds;  // those some verb can meet; steps of the pack add theirs
  std::set<std::string> needs;             // checks an outcome may ask for
  std::set<std::string> step_down_needs;   // what stepping a family down may ask for
  std::set<std::string> refusal_keys;      // refusals the engine can give
  std::set<std::string> dispositions;      // what can become of a call
  std::map<std::string, std::set<std::string>>
      attributes;                         // attribute to its values; empty set: any text. The pack's
                                          // own levels, arms, outcomes and so on are added by the check
  std::set<std::string> call_attributes;  // what rules about calls may ask; empty: not told apart
};

}  // namespace lintel::pack
