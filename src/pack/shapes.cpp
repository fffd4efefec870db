#include "pack/shapes.h"

#include "pack/information_shapes.h"
#include "pack/meeting_shapes.h"

namespace lintel::pack {

namespace {

constexpr auto about_id = "The name by which other parts of the pack mean it: small letters, figures and _";
constexpr auto about_rule = "The name of the rule, as refusals and records cite it";
constexpr auto about_source = "Where this comes from: the document, its section, the number of the requirement";
constexpr auto about_when = "When it holds; left out, it always does";
const std::vector<std::string> question_types{"text",   "long_text", "yes_no", "yes_no_not_known",
                                              "choice", "choices",   "date",   "email",
                                              "phone",  "level",     "confirm"};

/// `include` is read before anything else, by the reader; here it is only allowed.
Key<Pack> include_key() {
  return {.name = "include",
          .about = "Shared blocks that are part of this pack, such as shared/england-and-wales.yaml; only in pack.yaml",
          .gathers = true,
          .read = [](Reading&, const yaml::Node&, Pack&) {},
          .schema =
              [](Definitions& definitions) {
                return schema_of(definitions, static_cast<const std::vector<std::string>*>(nullptr));
              }};
}

}  // namespace

template <>
const Shape<Arm>& shape_of<Arm>() {
  static const Shape<Arm> shape{"an arm",
                                "A part of the hub that works its own contacts",
                                {
                                    required(id("id", &Arm::id, about_id)),
                                    must<Arm>("title", &Arm::title, "As pages show it"),
                                }};
  return shape;
}

template <>
const Shape<District>& shape_of<District>() {
  static const Shape<District> shape{
      "a district",
      "A part of the area with teams of its own",
      {
          required(id("id", &District::id, about_id)),
          must<District>("title", &District::title, "As pages show it"),
          must<District>("postcodes", &District::postcodes,
                         "How its postcodes begin: EL4, or EL1 6. The longest match counts"),
          key<District>("schools", &District::schools,
                        "Schools whose pupils belong to it where the postcode does not say"),
      }};
  return shape;
}

template <>
const Shape<Team>& shape_of<Team>() {
  static const Shape<Team> shape{
      "a team",
      "A team or a tray: somewhere work can wait",
      {
          must<Team>("id", &Team::id, about_id),
          must<Team>("title", &Team::title, "As pages show it"),
          key<Team>("arm", &Team::arm, "The arm it belongs to; left out for receiving teams outside the hub"),
          required(id("kind", &Team::kind, "What routes ask for: tray, district_duty, cfw_tray ...")),
          key<Team>("district", &Team::district, "The district it serves; left out when it serves the whole area"),
          key<Team>("worked_by", &Team::worked_by, "Who takes what waits here"),
      }};
  return shape;
}

template <>
const Shape<Establishment>& shape_of<Establishment>() {
  static const Shape<Establishment> shape{
      "an establishment line",
      "How many posts there should be: fewer is a vacancy",
      {
          must<Establishment>("role", &Establishment::role, "The role"),
          key<Establishment>("team", &Establishment::team, "The team; left out, it counts across the arm"),
          key<Establishment>("arm", &Establishment::arm, "The arm"),
          must<Establishment>("posts", &Establishment::posts, "How many"),
          must<Establishment>("source", &Establishment::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Role>& shape_of<Role>() {
  static const Shape<Role> shape{"a role",
                                 "What somebody works as, what they may do and who supervises them",
                                 {
                                     must<Role>("id", &Role::id, about_id),
                                     must<Role>("title", &Role::title, "As pages show it"),
                                     key<Role>("qualified_social_worker", &Role::qualified_social_worker,
                                               "yes for roles that need the qualification"),
                                     must<Role>("may", &Role::may, "What this role may do and see, by name"),
                                     key<Role>("supervised_by", &Role::supervised_by, "The roles that supervise it"),
                                     word<Role>("sees", &Role::sees, {"hub", "arm", "team"},
                                                "Every contact of the hub, of their arm, or of their teams"),
                                 }};
  return shape;
}

template <>
const Shape<Level>& shape_of<Level>() {
  static const Shape<Level> shape{
      "a level",
      "A level of need. Levels stand in order, the highest first",
      {
          must<Level>("id", &Level::id, about_id),
          must<Level>("number", &Level::number, "1 to 4"),
          must<Level>("title", &Level::title, "As pages show it"),
          must<Level>("short_title", &Level::short_title, "As dense lists show it"),
          must<Level>("text", &Level::text, "What it means, at a glance"),
          must<Level>("provision", &Level::provision, "What a family at this level is given"),
          must<Level>("pathway", &Level::pathway, "How contacts of this level are worked"),
          key<Level>("significant_harm", &Level::significant_harm, "yes when it is about significant harm"),
      }};
  return shape;
}

template <>
const Shape<Grade>& shape_of<Grade>() {
  static const Shape<Grade> shape{
      "a grade",
      "A grade given at first sight",
      {
          required(id("id", &Grade::id, about_id)),
          must<Grade>("title", &Grade::title, "As pages show it"),
          word<Grade>("colour", &Grade::colour,
                      {"red", "orange", "yellow", "green", "turquoise", "light-blue", "blue", "purple", "pink", "grey"},
                      "The colour of its tag, always beside its words"),
      }};
  return shape;
}

template <>
const Shape<Pathway>& shape_of<Pathway>() {
  static const Shape<Pathway> shape{
      "a pathway",
      "How contacts are worked: who grades, screens and approves",
      {
          must<Pathway>("id", &Pathway::id, about_id),
          must<Pathway>("title", &Pathway::title, "As pages show it"),
          required(id("arm", &Pathway::arm, "The arm that works it")),
          must<Pathway>("tray", &Pathway::tray, "Where a contact waits for its grade and its approval"),
          key<Pathway>("grading", &Pathway::grading,
                       "not_used when nobody grades: the level is given with the decision"),
          key<Pathway>("graded_by", &Pathway::graded_by, "Who grades"),
          key<Pathway>("allocated_by", &Pathway::allocated_by, "Who says who screens; left out, whoever grades"),
          key<Pathway>("screened_by", &Pathway::screened_by, "Who screens"),
          must<Pathway>("approved_by", &Pathway::approved_by, "Who approves; never the person who screened"),
          key<Pathway>("screening", &Pathway::screening, "not_used when whoever approves decides without a screening"),
          key<Pathway>("enquiries", &Pathway::enquiries, "Whether partner agencies must be asked"),
          must<Pathway>("consent", &Pathway::consent, "The consent rule"),
          key<Pathway>("screening_template", &Pathway::screening_template, "The screening template"),
          must<Pathway>("source", &Pathway::source, about_source),
      }};
  return shape;
}

template <>
const Shape<StepChange>& shape_of<StepChange>() {
  static const Shape<StepChange> shape{
      "a step change",
      "A change of level and where it leads; the first that holds counts",
      {
          must<StepChange>("id", &StepChange::id, about_rule),
          must<StepChange>("when", &StepChange::when, "from_level, to_level, stage (grading or screening), pathway"),
          must<StepChange>("pathway", &StepChange::pathway, "The pathway it then takes"),
          must<StepChange>("by", &StepChange::by, "Who may make it"),
          key<StepChange>("voids_override", &StepChange::voids_override,
                          "yes when an override of consent ends with it"),
          must<StepChange>("source", &StepChange::source, about_source),
      }};
  return shape;
}

template <>
const Shape<ConsentRule>& shape_of<ConsentRule>() {
  static const Shape<ConsentRule> shape{
      "a consent rule",
      "Whether consent is needed and whether it can be overridden",
      {
          required(id("id", &ConsentRule::id, about_id)),
          key<ConsentRule>("required", &ConsentRule::required, "yes when the contact cannot go on without"),
          key<ConsentRule>("override_allowed", &ConsentRule::override_allowed, "yes when harm can outweigh it"),
          key<ConsentRule>("override_by", &ConsentRule::override_by, "Who may override"),
          key<ConsentRule>("limbs", &ConsentRule::limbs, "Which kinds of harm can support an override"),
          must<ConsentRule>("source", &ConsentRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<HarmLimb>& shape_of<HarmLimb>() {
  static const Shape<HarmLimb> shape{"a limb of harm",
                                     "One way in which significant harm can be shown",
                                     {
                                         required(id("id", &HarmLimb::id, about_id)),
                                         must<HarmLimb>("title", &HarmLimb::title, "As pages show it"),
                                     }};
  return shape;
}

template <>
const Shape<ObligationRule>& shape_of<ObligationRule>() {
  static const Shape<ObligationRule> shape{
      "an obligation",
      "Something owed after an event; for each kind the first rule that holds counts",
      {
          must<ObligationRule>("id", &ObligationRule::id, about_rule),
          required(id("kind", &ObligationRule::kind, "What is owed: decision, referral_response, call_back ...")),
          must<ObligationRule>("title", &ObligationRule::title, "As worklists show it"),
          required(id("on", &ObligationRule::on, "The event that makes it: received, graded, outcome_approved ...")),
          key<ObligationRule>("when", &ObligationRule::when, about_when),
          must<ObligationRule>("within", &ObligationRule::within,
                               "1 hour, 2 working days, next opening; none: no timescale set"),
          word<ObligationRule>("counted_from", &ObligationRule::counted_from, {"event", "receipt"},
                               "receipt when the time runs from the receipt of the contact, however late the event"),
          must<ObligationRule>("owed_by", &ObligationRule::owed_by, "Who owes it"),
          key<ObligationRule>("blocks_closing", &ObligationRule::blocks_closing,
                              "no when the contact may close while it is open"),
          key<ObligationRule>("explain_when_late", &ObligationRule::explain_when_late,
                              "yes when lateness needs a reason"),
          must<ObligationRule>("source", &ObligationRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<IntakeRule>& shape_of<IntakeRule>() {
  static const Shape<IntakeRule> shape{
      "an intake rule",
      "Where a new contact waits; the first that holds counts",
      {
          must<IntakeRule>("id", &IntakeRule::id, about_rule),
          key<IntakeRule>("when", &IntakeRule::when, about_when),
          must<IntakeRule>("tray", &IntakeRule::tray, "The tray"),
          key<IntakeRule>("pathway", &IntakeRule::pathway, "The pathway it takes before it has a level"),
          must<IntakeRule>("source", &IntakeRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Outcome>& shape_of<Outcome>() {
  static const Shape<Outcome> shape{
      "an outcome",
      "What can be decided",
      {
          must<Outcome>("id", &Outcome::id, about_id),
          must<Outcome>("title", &Outcome::title, "As staff see it"),
          must<Outcome>("told", &Outcome::told, "As a response says it"),
          key<Outcome>("when", &Outcome::when, "When it may be proposed"),
          key<Outcome>("needs", &Outcome::needs, "What must be recorded first: consent, enquiries, open_eha ..."),
          key<Outcome>("statutory", &Outcome::statutory, "yes when the statutory threshold is met"),
          id("opens", &Outcome::opens, "What begins: c_and_f_assessment, early_help_episode ..."),
          id("service", &Outcome::service, "The service the family is then open to"),
          key<Outcome>("agency_self_refers", &Outcome::agency_self_refers,
                       "Words for the response where the agency refers itself"),
          must<Outcome>("source", &Outcome::source, about_source),
      }};
  return shape;
}

template <>
const Shape<RouteRule>& shape_of<RouteRule>() {
  static const Shape<RouteRule> shape{
      "a route",
      "Which team takes an approved outcome; the first that holds counts",
      {
          must<RouteRule>("id", &RouteRule::id, about_rule),
          must<RouteRule>("when", &RouteRule::when, "outcome, district, and what the record shows"),
          key<RouteRule>("title", &RouteRule::title, "In a few words, for explanations"),
          key<RouteRule>("team", &RouteRule::team, "One team"),
          id("kind", &RouteRule::kind, "Or the team of this kind for the child's district"),
          key<RouteRule>("open_team", &RouteRule::open_team, "Or yes: the team with which a child's case is open"),
          key<RouteRule>("closed_within_months", &RouteRule::closed_within_months,
                         "Or the team whose work with a child ended within so many months of receipt"),
          key<RouteRule>("other_than", &RouteRule::other_than, "Teams that do not count as that one"),
          key<RouteRule>("co_allocated", &RouteRule::co_allocated, "A team that works it too"),
          must<RouteRule>("source", &RouteRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<CoAllocation>& shape_of<CoAllocation>() {
  static const Shape<CoAllocation> shape{
      "a co-allocation",
      "A team that works beside the one that receives; the first that holds counts",
      {
          must<CoAllocation>("id", &CoAllocation::id, about_rule),
          must<CoAllocation>("when", &CoAllocation::when, "outcome, and what the record shows"),
          must<CoAllocation>("team", &CoAllocation::team, "The team"),
          must<CoAllocation>("source", &CoAllocation::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Step>& shape_of<Step>() {
  static const Shape<Step> shape{
      "a step",
      "Something that is recorded on a contact: a check, a consultation, a notice, a meeting",
      {
          required(id("id", &Step::id, "By which conditions mean it: done or not_done")),
          must<Step>("title", &Step::title, "As pages show it"),
          must<Step>("phrase", &Step::phrase, "As cases and the timeline say it: records the checks"),
          key<Step>("intro", &Step::intro, "What to know before one writes"),
          key<Step>("with", &Step::with, "Verbs whose form asks it; it is then recorded with them only"),
          key<Step>("stages", &Step::stages, "waiting, screening, deciding, decided, closed; left out, all but closed"),
          key<Step>("when", &Step::when, "When it can be recorded; left out, always"),
          key<Step>("by", &Step::by, "Who records it"),
          key<Step>("receiving_team", &Step::receiving_team, "yes when only the team that receives the family may"),
          key<Step>("once", &Step::once, "yes when it is recorded at most once"),
          key<Step>("seen_by", &Step::seen_by, "Who reads what was answered; left out, whoever sees the contact"),
          key<Step>("questions", &Step::questions, "What it asks, in order"),
          key<Step>("meets", &Step::meets, "The kinds of obligation that it meets"),
          must<Step>("source", &Step::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Gate>& shape_of<Gate>() {
  static const Shape<Gate> shape{"a gate",
                                 "What must be so before something is done",
                                 {
                                     must<Gate>("id", &Gate::id, about_rule),
                                     must<Gate>("before", &Gate::before, "The verbs and steps it stands before"),
                                     key<Gate>("when", &Gate::when, "When it stands; left out, always"),
                                     key<Gate>("unless", &Gate::unless, "What opens it; left out, nothing does"),
                                     must<Gate>("reason", &Gate::reason, "Why not, in words"),
                                     must<Gate>("todo", &Gate::todo, "What to do next"),
                                     must<Gate>("source", &Gate::source, about_source),
                                 }};
  return shape;
}

template <>
const Shape<TemplateSection>& shape_of<TemplateSection>() {
  static const Shape<TemplateSection> shape{
      "a template section",
      "One part of a screening",
      {
          required(id("id", &TemplateSection::id, about_id)),
          must<TemplateSection>("title", &TemplateSection::title, "Its heading"),
          key<TemplateSection>("hint", &TemplateSection::hint, "Help beside the box"),
          key<TemplateSection>("mandatory", &TemplateSection::mandatory, "yes when a screening is incomplete without"),
          key<TemplateSection>("mandatory_when", &TemplateSection::mandatory_when,
                               "When it is mandatory: level, outcome"),
          word<TemplateSection>("shown_from", &TemplateSection::shown_from,
                                {"enquiries", "consent", "history", "family_contacts"},
                                "What the record shows beside it"),
      }};
  return shape;
}

template <>
const Shape<ScreeningTemplate>& shape_of<ScreeningTemplate>() {
  static const Shape<ScreeningTemplate> shape{
      "a screening template",
      "What a screening writes down",
      {
          required(id("id", &ScreeningTemplate::id, about_id)),
          must<ScreeningTemplate>("title", &ScreeningTemplate::title, "As pages show it"),
          must<ScreeningTemplate>("sections", &ScreeningTemplate::sections, "Its parts, in order"),
          must<ScreeningTemplate>("source", &ScreeningTemplate::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Choice>& shape_of<Choice>() {
  static const Shape<Choice> shape{"a choice",
                                   "An answer to choose",
                                   {
                                       required(id("value", &Choice::value, "What is kept")),
                                       must<Choice>("text", &Choice::text, "What is shown"),
                                       key<Choice>("hint", &Choice::hint, "Help below it"),
                                   }};
  return shape;
}

template <>
const Shape<Question>& shape_of<Question>() {
  static const Shape<Question> shape{
      "a question",
      "A question of the form",
      {
          required(id("id", &Question::id, "What the answer is kept under")),
          required(word<Question>("type", &Question::type, question_types, "How it is answered")),
          must<Question>("label", &Question::label, "The question"),
          key<Question>("hint", &Question::hint, "Help below it"),
          key<Question>("choices", &Question::choices, "The answers, for choice and choices"),
          key<Question>("required", &Question::required, "yes when it must be answered wherever it is shown"),
          key<Question>("or_not_known", &Question::or_not_known, "yes when not known is an answer too"),
          key<Question>("shown_when", &Question::shown_when, "Which answers bring it up"),
          key<Question>("required_when", &Question::required_when, "Which answers make it required"),
          key<Question>("max_length", &Question::max_length, "Characters"),
          key<Question>("missing", &Question::missing, "The message when it is required and blank"),
      }};
  return shape;
}

template <>
const Shape<FormSection>& shape_of<FormSection>() {
  static const Shape<FormSection> shape{
      "a form section",
      "One task of the form, or one page of the short path",
      {
          required(id("id", &FormSection::id, about_id)),
          must<FormSection>("title", &FormSection::title, "Its heading"),
          key<FormSection>("intro", &FormSection::intro, "A line or two above the questions"),
          word<FormSection>("kind", &FormSection::kind, {"questions", "children", "household"},
                            "questions, or people: its questions are then asked of each"),
          key<FormSection>("questions", &FormSection::questions, "The questions, in order"),
      }};
  return shape;
}

template <>
const Shape<RequestForm>& shape_of<RequestForm>() {
  static const Shape<RequestForm> shape{
      "the request form",
      "The request for support",
      {
          must<RequestForm>("title", &RequestForm::title, "Its name"),
          must<RequestForm>("version", &RequestForm::version, "Kept with every request"),
          key<RequestForm>("intro", &RequestForm::intro, "What to know before one starts"),
          must<RequestForm>("sections", &RequestForm::sections, "The tasks for professionals"),
          key<RequestForm>("public_path", &RequestForm::public_path, "The short path for everybody else, a page each"),
          must<RequestForm>("source", &RequestForm::source, about_source),
      }};
  return shape;
}

template <>
const Shape<ResponsePart>& shape_of<ResponsePart>() {
  static const Shape<ResponsePart> shape{
      "a response part",
      "One part of a response",
      {
          required(id("id", &ResponsePart::id, about_id)),
          must<ResponsePart>("title", &ResponsePart::title, "Its heading"),
          key<ResponsePart>("hint", &ResponsePart::hint, "Help beside the box"),
          key<ResponsePart>("mandatory", &ResponsePart::mandatory, "no when it may be left out"),
          key<ResponsePart>("mandatory_when", &ResponsePart::mandatory_when, "When it is mandatory after all"),
      }};
  return shape;
}

template <>
const Shape<ResponseTemplate>& shape_of<ResponseTemplate>() {
  static const Shape<ResponseTemplate> shape{
      "a response",
      "What somebody is told about the outcome",
      {
          required(id("id", &ResponseTemplate::id, about_id)),
          must<ResponseTemplate>("title", &ResponseTemplate::title, "As pages show it"),
          required(word<ResponseTemplate>("audience", &ResponseTemplate::audience,
                                          {"professional", "public", "child", "family"}, "Who is told")),
          must<ResponseTemplate>("parts", &ResponseTemplate::parts, "Its parts, in order"),
          must<ResponseTemplate>("channels", &ResponseTemplate::channels, "How it may be sent"),
          must<ResponseTemplate>("opening", &ResponseTemplate::opening,
                                 "How it begins; {reference} stands for the number"),
          must<ResponseTemplate>("source", &ResponseTemplate::source, about_source),
      }};
  return shape;
}

template <>
const Shape<CallRule>& shape_of<CallRule>() {
  static const Shape<CallRule> shape{
      "a call rule",
      "What becomes of a call; the first that holds counts",
      {
          must<CallRule>("id", &CallRule::id, about_rule),
          key<CallRule>("when", &CallRule::when, "kind, caller, level, open_to, advice_wanted, named, asked_for"),
          required(id("disposition", &CallRule::disposition,
                      "call_back, information_only, signposted, redirected or recorded")),
          must<CallRule>("tell", &CallRule::tell, "What the adviser says"),
          key<CallRule>("tray", &CallRule::tray, "Where it waits"),
          key<CallRule>("answered_by", &CallRule::answered_by, "Who returns it, or reads it"),
          must<CallRule>("source", &CallRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<ShareTest>& shape_of<ShareTest>() {
  static const Shape<ShareTest> shape{"a share test",
                                      "What every share of information must be",
                                      {
                                          required(id("id", &ShareTest::id, about_id)),
                                          must<ShareTest>("title", &ShareTest::title, "As pages ask it: Is it needed?"),
                                      }};
  return shape;
}

template <>
const Shape<ShareChannel>& shape_of<ShareChannel>() {
  static const Shape<ShareChannel> shape{"a share channel",
                                         "A secure way to send what is shared",
                                         {
                                             required(id("id", &ShareChannel::id, about_id)),
                                             must<ShareChannel>("title", &ShareChannel::title, "As pages show it"),
                                         }};
  return shape;
}

template <>
const Shape<Notifications>& shape_of<Notifications>() {
  static const Shape<Notifications> shape{
      "the police notifications",
      "What the police tell the hub of an incident, and how it is shared onward",
      {
          must<Notifications>("title", &Notifications::title, "What the hub calls one"),
          must<Notifications>("agency", &Notifications::agency, "Who sends them"),
          key<Notifications>("adults_only", &Notifications::adults_only, "yes when one without a child is taken too"),
          must<Notifications>("tests", &Notifications::tests, "What every share must be"),
          must<Notifications>("channels", &Notifications::channels, "The secure ways to share"),
          must<Notifications>("shared_by", &Notifications::shared_by, "Who makes the shares that staff add"),
          key<Notifications>("service_named", &Notifications::service_named,
                             "Agencies of many services: which of them receives is named"),
          key<Notifications>("notice_title", &Notifications::notice_title, "The heading of a notice to a school"),
          key<Notifications>("notice_opening", &Notifications::notice_opening, "How a notice to a school begins"),
          key<Notifications>("notice_closing", &Notifications::notice_closing, "And how it ends"),
          must<Notifications>("source", &Notifications::source, about_source),
      }};
  return shape;
}

template <>
const Shape<ShareRule>& shape_of<ShareRule>() {
  static const Shape<ShareRule> shape{
      "a share",
      "Somebody who is owed a share of a police notification; every one that holds counts",
      {
          must<ShareRule>("id", &ShareRule::id, about_rule),
          must<ShareRule>("title", &ShareRule::title, "What goes out"),
          key<ShareRule>("when", &ShareRule::when,
                         "domestic_abuse, police_grade, crime_risk, marac, school, adults_only ..."),
          must<ShareRule>("to", &ShareRule::to, "An agency, a role of the authority, or each_school"),
          key<ShareRule>("first_contact_when", &ShareRule::first_contact_when,
                         "When they are the first to speak with the victim; left out, never"),
          key<ShareRule>("within", &ShareRule::within, "Left out, no timescale is set"),
          must<ShareRule>("owed_by", &ShareRule::owed_by, "Who makes the share"),
          key<ShareRule>("blocks_closing", &ShareRule::blocks_closing,
                         "no when the contact may close while it is owed"),
          must<ShareRule>("source", &ShareRule::source, about_source),
      }};
  return shape;
}

template <>
const Shape<MonthlyColumn>& shape_of<MonthlyColumn>() {
  static const Shape<MonthlyColumn> shape{
      "a column of the monthly table",
      "One column, under a heading of its own",
      {
          must<MonthlyColumn>("heading", &MonthlyColumn::heading, "As it is printed, letter by letter"),
          required(word<MonthlyColumn>("shows", &MonthlyColumn::shows,
                                       {"answer", "age", "received_on", "decided_on", "district"},
                                       "What stands in it")),
          id("question", &MonthlyColumn::question, "Where it shows an answer: to which question"),
      }};
  return shape;
}

template <>
const Shape<MonthlyTable>& shape_of<MonthlyTable>() {
  static const Shape<MonthlyTable> shape{
      "the monthly table",
      "The table of contacts that is issued for each month, a line for each child, sorted by its first column",
      {
          must<MonthlyTable>("title", &MonthlyTable::title, "Its name"),
          must<MonthlyTable>("columns", &MonthlyTable::columns, "Its columns, in order"),
          must<MonthlyTable>("outcomes", &MonthlyTable::outcomes, "Contacts with one of these outcomes are in it"),
          key<MonthlyTable>("printed", &MonthlyTable::printed, "Districts that are not printed by their title"),
          key<MonthlyTable>("also_called", &MonthlyTable::also_called,
                            "Other names of districts: Centre: central, for those who ask by them"),
          must<MonthlyTable>("source", &MonthlyTable::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Indicator>& shape_of<Indicator>() {
  static const Shape<Indicator> shape{
      "an indicator of the scorecard",
      "One figure for each district",
      {
          must<Indicator>("title", &Indicator::title, "As it is printed"),
          required(word<Indicator>("counts", &Indicator::counts,
                                   {"children", "days", "began", "ended", "stepped_down", "referred_again"},
                                   "What it counts")),
          key<Indicator>("services", &Indicator::services, "Of which services; not of stepped_down and referred_again"),
      }};
  return shape;
}

template <>
const Shape<Scorecard>& shape_of<Scorecard>() {
  static const Shape<Scorecard> shape{
      "the scorecard of social care",
      "Figures of a month for each district. Add what else you want to measure",
      {
          must<Scorecard>("title", &Scorecard::title, "Its name"),
          must<Scorecard>("indicators", &Scorecard::indicators, "Its figures, in order"),
          key<Scorecard>("referred_again_within_months", &Scorecard::referred_again_within_months,
                         "So many months after an earlier referral a child counts as referred again"),
          must<Scorecard>("source", &Scorecard::source, about_source),
      }};
  return shape;
}

template <>
const Shape<AdviceTopic>& shape_of<AdviceTopic>() {
  static const Shape<AdviceTopic> shape{"an entry of the advice line",
                                        "One line of a list",
                                        {
                                            required(id("id", &AdviceTopic::id, about_id)),
                                            must<AdviceTopic>("title", &AdviceTopic::title, "As pages show it"),
                                        }};
  return shape;
}

template <>
const Shape<AdviceResult>& shape_of<AdviceResult>() {
  static const Shape<AdviceResult> shape{
      "a result of advice",
      "What a consultation can end with",
      {
          required(id("id", &AdviceResult::id, about_id)),
          must<AdviceResult>("title", &AdviceResult::title, "As pages show it"),
          key<AdviceResult>("referral", &AdviceResult::referral, "yes when the caller is to make a referral"),
      }};
  return shape;
}

template <>
const Shape<AdviceLine>& shape_of<AdviceLine>() {
  static const Shape<AdviceLine> shape{
      "the advice line",
      "Advice to professionals who do not say whom it is about",
      {
          must<AdviceLine>("title", &AdviceLine::title, "Its name"),
          required(id("phone", &AdviceLine::phone, "Which of the phones it is")),
          required(id("referral_phone", &AdviceLine::referral_phone, "Which of the phones takes referrals")),
          id("referral_link", &AdviceLine::referral_link, "Which of the links takes referrals"),
          required(id("thresholds_link", &AdviceLine::thresholds_link, "Which of the links callers read first")),
          must<AdviceLine>("harm", &AdviceLine::harm, "What a caller who suspects significant harm is told"),
          key<AdviceLine>("opening", &AdviceLine::opening, "Its hours; left out, those of the hub"),
          must<AdviceLine>("callers", &AdviceLine::callers, "Which kinds of agency may call"),
          must<AdviceLine>("themes", &AdviceLine::themes, "What they call about"),
          must<AdviceLine>("results", &AdviceLine::results, "What a consultation can end with"),
          must<AdviceLine>("taken_by", &AdviceLine::taken_by, "Who gives advice"),
          key<AdviceLine>("qualified_only", &AdviceLine::qualified_only, "yes when only qualified social workers do"),
          must<AdviceLine>("transferred_to", &AdviceLine::transferred_to,
                           "Who takes the call over when safeguarding concerns emerge, and begins a contact"),
          key<AdviceLine>("contact_within", &AdviceLine::contact_within,
                          "In which they begin it; left out, no timescale is set"),
          must<AdviceLine>("alerted", &AdviceLine::alerted, "Who is alerted to a transfer"),
          key<AdviceLine>("alert_within", &AdviceLine::alert_within,
                          "In which they acknowledge it; left out, no timescale is set"),
          must<AdviceLine>("source", &AdviceLine::source, about_source),
      }};
  return shape;
}

template <>
const Shape<EarlyHelpEntry>& shape_of<EarlyHelpEntry>() {
  static const Shape<EarlyHelpEntry> shape{
      "an entry of early help",
      "One line of a list",
      {
          required(id("id", &EarlyHelpEntry::id, about_id)),
          must<EarlyHelpEntry>("title", &EarlyHelpEntry::title, "As pages show it"),
      }};
  return shape;
}

template <>
const Shape<CriteriaSet>& shape_of<CriteriaSet>() {
  static const Shape<CriteriaSet> shape{
      "a set of criteria",
      "What makes a family eligible for a programme; one counts on a day",
      {
          required(id("id", &CriteriaSet::id, about_id)),
          must<CriteriaSet>("title", &CriteriaSet::title, "The programme"),
          key<CriteriaSet>("from", &CriteriaSet::from, "Its first day; left out, it has always counted"),
          key<CriteriaSet>("until", &CriteriaSet::until, "Its last day; left out, it counts still"),
          must<CriteriaSet>("at_least", &CriteriaSet::at_least, "How many of its problems a family must have"),
          key<CriteriaSet>("claim_excludes", &CriteriaSet::claim_excludes,
                           "yes when a family for whom a claim was made, in any phase, is not eligible"),
          must<CriteriaSet>("problems", &CriteriaSet::problems, "The headline problems"),
          must<CriteriaSet>("source", &CriteriaSet::source, about_source),
      }};
  return shape;
}

template <>
const Shape<AllocationKind>& shape_of<AllocationKind>() {
  static const Shape<AllocationKind> shape{
      "a kind of allocation",
      "What early help can be allocated",
      {
          required(id("id", &AllocationKind::id, about_id)),
          must<AllocationKind>("title", &AllocationKind::title, "As pages show it"),
          key<AllocationKind>("worker_kinds", &AllocationKind::worker_kinds,
                              "Where there are any, the allocation names one of them"),
          key<AllocationKind>("within_team", &AllocationKind::within_team,
                              "yes when the team of the family's locality gives it"),
      }};
  return shape;
}

template <>
const Shape<EarlyHelp>& shape_of<EarlyHelp>() {
  static const Shape<EarlyHelp> shape{
      "early help",
      "Families and their early help: who proposes it, who endorses it, who gives it",
      {
          must<EarlyHelp>("title", &EarlyHelp::title, "What the hub calls it"),
          must<EarlyHelp>("outcomes", &EarlyHelp::outcomes, "Outcomes of a contact after which early help begins"),
          key<EarlyHelp>("claim_phases", &EarlyHelp::claim_phases, "Phases of the programme in which claims are made"),
          must<EarlyHelp>("priorities", &EarlyHelp::priorities, "Levels of priority"),
          must<EarlyHelp>("allocation_kinds", &EarlyHelp::allocation_kinds, "What can be allocated"),
          must<EarlyHelp>("assessments", &EarlyHelp::assessments, "Kinds of assessment"),
          must<EarlyHelp>("worked_by", &EarlyHelp::worked_by, "Who proposes allocations"),
          must<EarlyHelp>("endorsed_by", &EarlyHelp::endorsed_by, "Who endorses what somebody else proposed"),
          key<EarlyHelp>("allocate_within", &EarlyHelp::allocate_within,
                         "From the beginning to a proposal; left out, no timescale is set"),
          key<EarlyHelp>("endorse_within", &EarlyHelp::endorse_within,
                         "From a proposal to its endorsement; left out, no timescale is set"),
          id("team_kind", &EarlyHelp::team_kind, "The kind of the teams of the localities"),
          id("service", &EarlyHelp::service, "The service that children are open to while they receive early help"),
          key<EarlyHelp>("step_down_outcomes", &EarlyHelp::step_down_outcomes,
                         "Outcomes of a contact from which a family can be stepped down to early help"),
          key<EarlyHelp>("stepped_down_by", &EarlyHelp::stepped_down_by, "Who steps families down"),
          key<EarlyHelp>("step_down_needs", &EarlyHelp::step_down_needs,
                         "Without which it is refused: meeting, consent, agreement"),
          must<EarlyHelp>("source", &EarlyHelp::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Agency>& shape_of<Agency>() {
  static const Shape<Agency> shape{
      "an agency",
      "A partner of the hub",
      {
          must<Agency>("id", &Agency::id, about_id),
          must<Agency>("title", &Agency::title, "As pages show it"),
          key<Agency>("membership", &Agency::membership, "How it takes part: in the hub, on request, virtual ..."),
          key<Agency>("gives_staff", &Agency::gives_staff, "yes when it has people in the hub"),
          key<Agency>("gives_information", &Agency::gives_information, "no when it is not asked what it knows"),
          key<Agency>("note", &Agency::note, "Premises, equipment, funding"),
          key<Agency>(
              "called", &Agency::called,
              "Words in the names of its organisations or roles, to tell whose a request is: [school, academy]"),
      }};
  return shape;
}

template <>
const Shape<RefusalText>& shape_of<RefusalText>() {
  static const Shape<RefusalText> shape{"a refusal",
                                        "How the hub says no",
                                        {
                                            must<RefusalText>("key", &RefusalText::key, "The refusal it words"),
                                            must<RefusalText>("reason", &RefusalText::reason, "Why, in a sentence"),
                                            must<RefusalText>("todo", &RefusalText::todo, "What to do next"),
                                            must<RefusalText>("source", &RefusalText::source, about_source),
                                        }};
  return shape;
}

template <>
const Shape<Phone>& shape_of<Phone>() {
  static const Shape<Phone> shape{
      "a phone",
      "A telephone number that pages show",
      {
          required(id("id", &Phone::id, about_id)),
          must<Phone>("title", &Phone::title, "Who answers"),
          must<Phone>("number", &Phone::number, "The number, with spaces as people read it"),
          must<Phone>("when", &Phone::when, "When to ring it"),
      }};
  return shape;
}

template <>
const Shape<Link>& shape_of<Link>() {
  static const Shape<Link> shape{"a link",
                                 "A page elsewhere",
                                 {
                                     required(id("id", &Link::id, about_id)),
                                     must<Link>("title", &Link::title, "As pages show it"),
                                     must<Link>("url", &Link::url, "Beginning with https://"),
                                 }};
  return shape;
}

template <>
const Shape<Phase>& shape_of<Phase>() {
  static const Shape<Phase> shape{"a phase",
                                  "A part of the work of setting the hub up",
                                  {
                                      required(id("id", &Phase::id, about_id)),
                                      must<Phase>("title", &Phase::title, "What is done in it"),
                                      key<Phase>("from", &Phase::from, "Its first day"),
                                      key<Phase>("until", &Phase::until, "Its last day"),
                                      key<Phase>("done", &Phase::done, "yes when it is finished"),
                                      must<Phase>("source", &Phase::source, about_source),
                                  }};
  return shape;
}

template <>
const Shape<ServiceName>& shape_of<ServiceName>() {
  static const Shape<ServiceName> shape{"a service",
                                        "A service that a family can be open to",
                                        {
                                            required(id("id", &ServiceName::id, about_id)),
                                            must<ServiceName>("title", &ServiceName::title, "As pages show it"),
                                        }};
  return shape;
}

template <>
const Shape<Pack>& shape_of<Pack>() {
  static const Shape<Pack> shape{
      "a pack file",
      "A file of a hub's pack. Lists may be spread over several files",
      {
          include_key(),
          must<Pack>("version", &Pack::version, "Kept with every decision: 2026.1"),
          must<Pack>("in_force_from", &Pack::in_force_from, "The day from which it counts"),
          word<Pack>("status", &Pack::status, {"live", "draft"}, "A draft cannot be put in force"),
          must<Pack>("authority", &Pack::authority, "The council"),
          must<Pack>("hub_name", &Pack::hub_name, "What the hub is called"),
          must<Pack>("short_name", &Pack::short_name, "Its short name"),
          key<Pack>("record_system", &Pack::record_system, "What the hub calls its recording system"),
          must<Pack>("request_name", &Pack::request_name, "What the hub calls its form"),
          key<Pack>("phases", &Pack::phases, "The work of setting the hub up; a pack goes live when all of it is done"),
          key<Pack>("phones", &Pack::phones, "Numbers that pages show"),
          key<Pack>("links", &Pack::links, "Pages elsewhere"),
          key<Pack>(
              "opening", [](Pack& pack) -> auto& { return pack.calendar.opening; },
              "The hours of each weekday; left out where the hub states none"),
          key<Pack>(
              "bank_holidays", [](Pack& pack) -> auto& { return pack.calendar.holidays; }, "Days that are not worked"),
          key<Pack>("out_of_hours_provider", &Pack::out_of_hours_provider, "Who answers when the hub is closed"),
          key<Pack>("arms", &Pack::arms, "The parts of the hub"),
          key<Pack>("districts", &Pack::districts, "The parts of the area"),
          key<Pack>("teams", &Pack::teams, "Teams and trays"),
          key<Pack>("establishment", &Pack::establishment, "Posts there should be"),
          key<Pack>("roles", &Pack::roles, "Who may do what"),
          key<Pack>("levels", &Pack::levels, "Levels of need, the highest first"),
          key<Pack>("grades", &Pack::grades, "Grades"),
          key<Pack>("grade_of_level", &Pack::grade_of_level, "The grade that a level's timescale suggests"),
          key<Pack>("pathways", &Pack::pathways, "How contacts are worked"),
          key<Pack>("step_changes", &Pack::step_changes, "Changes of level"),
          key<Pack>("consent", &Pack::consent, "Consent rules"),
          key<Pack>("limbs", &Pack::limbs, "How significant harm can be shown"),
          key<Pack>("obligations", &Pack::obligations, "What is owed, by whom, by when"),
          key<Pack>("intake", &Pack::intake, "Where new contacts wait"),
          key<Pack>("outcomes", &Pack::outcomes, "What can be decided"),
          key<Pack>("routes", &Pack::routes, "Which team takes it"),
          key<Pack>("co_allocations", &Pack::co_allocations, "Which team works beside it"),
          key<Pack>("steps", &Pack::steps, "What is recorded on a contact"),
          key<Pack>("gates", &Pack::gates, "What must be so before something is done"),
          key<Pack>("templates", &Pack::templates, "Screening templates"),
          key<Pack>("form", &Pack::form, "The request form"),
          key<Pack>("form_begins", &Pack::form_begins, "Sections that come before those of the form"),
          key<Pack>("public_begins", &Pack::public_begins, "Pages that come before those of the public path"),
          key<Pack>("responses", &Pack::responses, "What people are told"),
          key<Pack>("calls", &Pack::calls, "What becomes of calls"),
          key<Pack>("advice_line", &Pack::advice_line,
                    "Advice to professionals without names; left out where there is none"),
          key<Pack>("notifications", &Pack::notifications, "Police notifications; left out where the hub takes none"),
          key<Pack>("shares", &Pack::shares, "Who is owed a share of a police notification"),
          key<Pack>("early_help", &Pack::early_help,
                    "Early help for families; left out where the hub has no part in it"),
          key<Pack>("criteria_sets", &Pack::criteria_sets, "What makes a family eligible for a programme"),
          key<Pack>("monthly_table", &Pack::monthly_table,
                    "The table of contacts that is issued for each month; left out where there is none"),
          key<Pack>("scorecard", &Pack::scorecard, "The scorecard of social care; left out where there is none"),
          key<Pack>("meetings", &Pack::meetings,
                    "Meetings that are held again and again; left out where there are none"),
          key<Pack>("sharing_agreements", &Pack::sharing_agreements,
                    "What agencies sign before information is shared with them; left out where nothing is kept of it"),
          key<Pack>("training", &Pack::training,
                    "Training of agencies, and what figures it answers; left out where no record is kept of it"),
          key<Pack>("records_policy", &Pack::records_policy, "Whose records are, and how they are stored and kept"),
          key<Pack>("agencies", &Pack::agencies, "Partners"),
          key<Pack>("services", &Pack::services, "Services a family can be open to"),
          key<Pack>("refusals", &Pack::refusals, "How the hub says no"),
          key<Pack>("settings", &Pack::settings, "Named figures"),
      }};
  return shape;
}

}  // namespace lintel::pack
