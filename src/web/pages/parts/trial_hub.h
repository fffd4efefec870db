#pragma once

#include "web/pages/pages.h"
#include "web/session/trial.h"

/// A small invented hub for tests of staff pages: one part of the hub, one level, one receiving team.
namespace lintel::web::parts {

inline pack::Question trial_question(const char* id, const char* type, const char* label) {
  return {.id = id, .type = type, .label = label};
}

inline pack::Pack trial_pack() {
  using namespace pack;
  Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.hub_name = "Example hub";
  pack.arms = {{.id = "north", .title = "North"}};
  pack.teams = {{.id = TeamId{"tray"},
                 .title = "Managers' tray",
                 .arm = "north",
                 .kind = "inbox",
                 .worked_by = {{RoleId{"manager"}, "north"}}},
                {.id = TeamId{"duty"}, .title = "Duty team", .kind = "duty", .worked_by = {{RoleId{"receiver"}, ""}}}};
  const std::set<std::string> everything = {"see_contacts",
                                            "see_people",
                                            "see_calls",
                                            "grade_contact",
                                            "change_level",
                                            "allocate_contact",
                                            "claim_contact",
                                            "explain_call_breach",
                                            "approve_outcome",
                                            "return_screening",
                                            "override_consent",
                                            "write_screening",
                                            "submit_screening",
                                            "ask_agency",
                                            "record_agency_answer",
                                            "record_consent",
                                            "record_family_contact",
                                            "send_response",
                                            "explain_breach",
                                            "rate_request",
                                            "add_note",
                                            "add_subject",
                                            "identify_subject",
                                            "close_contact",
                                            "take_call",
                                            "return_call",
                                            "read_call",
                                            "link_call",
                                            "close_call",
                                            "allocate_call",
                                            "record_step"};
  auto manager_rights = everything;
  manager_rights.insert("take_contact");
  manager_rights.insert("review_tray");
  manager_rights.insert("see_protected_referrer");
  pack.roles = {{.id = RoleId{"manager"}, .title = "Manager", .may = manager_rights},
                {.id = RoleId{"screener"}, .title = "Screener", .may = everything},
                {.id = RoleId{"receiver"},
                 .title = "Receiver",
                 .may = {"see_contacts", "accept_handover", "return_handover"},
                 .sees = "team"},
                {.id = RoleId{"adviser"}, .title = "Adviser", .may = {"see_people", "see_calls", "take_call"}}};
  pack.levels = {{.id = LevelId{"4"},
                  .number = 4,
                  .title = "Level 4",
                  .short_title = "Level 4",
                  .text = "Harm",
                  .pathway = PathwayId{"assessment"},
                  .significant_harm = true},
                 {.id = LevelId{"2"},
                  .number = 2,
                  .title = "Level 2",
                  .short_title = "Level 2",
                  .text = "Help",
                  .pathway = PathwayId{"assessment"}}};
  pack.grades = {{.id = "red", .title = "Red", .colour = "red"}};
  pack.pathways = {{.id = PathwayId{"assessment"},
                    .title = "Assessment",
                    .arm = "north",
                    .tray = TeamId{"tray"},
                    .graded_by = {{RoleId{"manager"}, "north"}},
                    .screened_by = {{RoleId{"screener"}, "north"}},
                    .approved_by = {{RoleId{"manager"}, "north"}},
                    .enquiries = Need::optional,
                    .consent = "led",
                    .screening_template = "assessment",
                    .source = "Guide, page 3"}};
  pack.consent = {{.id = "led", .required = true}};
  pack.step_changes = {{.id = RuleId{"any"}, .pathway = PathwayId{"assessment"}}};
  pack.obligations = {{.id = RuleId{"decide"},
                       .kind = "decision",
                       .title = "Decide",
                       .on = "received",
                       .within = {Timescale::Unit::hours, 24},
                       .owed_by = {{RoleId{"manager"}, "north"}},
                       .explain_when_late = true,
                       .source = "Guide, page 5"},
                      {.id = RuleId{"answer"},
                       .kind = "referral_response",
                       .title = "Send the response",
                       .on = "outcome_approved",
                       .within = {Timescale::Unit::hours, 24},
                       .owed_by = {{RoleId{"screener"}, "north"}}},
                      {.id = RuleId{"ring"},
                       .kind = "call_back",
                       .title = "Ring back",
                       .on = "call_taken",
                       .within = {Timescale::Unit::hours, 1},
                       .owed_by = {{RoleId{"screener"}, "north"}}}};
  pack.intake = {{.id = RuleId{"in"}, .tray = TeamId{"tray"}}};
  pack.outcomes = {{.id = OutcomeId{"assess"},
                    .title = "Assessment begins",
                    .told = "An assessment begins.",
                    .needs = {"consent"},
                    .statutory = true,
                    .opens = "assessment"},
                   {.id = OutcomeId{"nothing"}, .title = "No further action", .told = "The hub takes no action."}};
  pack.routes = {{.id = RuleId{"to_duty"}, .when = {}, .team = TeamId{"duty"}}};
  pack.templates = {{.id = "assessment",
                     .title = "Assessment",
                     .sections = {{.id = "overview", .title = "Overview", .mandatory = true}}}};
  pack.form.sections = {{.id = "why",
                         .title = "Why",
                         .kind = "questions",
                         .questions = {trial_question("worry", "long_text", "What worries you?"),
                                       trial_question("strengths", "long_text", "What goes well?"),
                                       trial_question("requested_level", "level", "Which level?")}}};
  pack.form.public_path = pack.form.sections;
  pack.form.sections.push_back({.id = "children", .title = "The children", .kind = "children"});
  pack.responses = {{.id = "response",
                     .title = "Response",
                     .audience = "professional",
                     .parts = {{.id = "outcome", .title = "Outcome"}},
                     .channels = {"email", "telephone"}}};
  pack.calls = {{.id = RuleId{"ring_back"},
                 .disposition = "call_back",
                 .tell = "Somebody will ring you back.",
                 .tray = TeamId{"tray"},
                 .answered_by = {{RoleId{"screener"}, "north"}}}};
  pack.steps = {{.id = "checks",
                 .title = "Known-to-us checks",
                 .phrase = "records the checks",
                 .by = {{RoleId{"screener"}, ""}},
                 .questions = {{.id = "family_known",
                                .type = "yes_no",
                                .label = "Is the family known?",
                                .required = true,
                                .missing = "Say whether the family is known"},
                               {.id = "found", .type = "long_text", .label = "What was found", .or_not_known = true}},
                 .source = "Guide, page 8"}};
  pack.gates = {{.id = RuleId{"look_first"},
                 .before = {"send_response"},
                 .when = {{{"referrer", {"court"}}}},
                 .unless = Condition{{{"checks", {"done"}}}},
                 .reason = "The family has not been looked up.",
                 .todo = "Look the family up.",
                 .source = "Guide, page 8"}};
  pack.settings = {{"home_visit_pathway", "assessment"},
                   {"home_visit_liaises_with", "duty"},
                   {"home_visit_prompt_minutes_before", "240"}};
  pack.agencies = {{.id = terms::AgencyId{"school"}, .title = "Schools"}};
  pack.services = {{.id = "care", .title = "Care service"}};
  return pack;
}

/// With a manager, a screener, a member of the receiving team and an adviser.
class TrialHub {
 public:
  explicit TrialHub(std::vector<Route> routes, pack::Pack pack = trial_pack())
      : trial(std::move(pack), std::move(routes)) {}

  /// The reference of a request just received.
  std::string receive(terms::Fields more = {}) {
    terms::Fields fields = {{"referrer_name", "Ada Teacher"},
                            {"referrer_agency", "school"},
                            {"referrer_email", "ada@school.example"},
                            {"children.1.given_name", "Robin"},
                            {"children.1.family_name", "Vale"},
                            {"children.1.born", "2018-03-03"},
                            {"answers.worry", "Robin came to school hungry <b>"},
                            {"answers.strengths", "Gran helps every day"},
                            {"answers.requested_level", "4"},
                            {"channel", "e_form"}};
    for (const auto& [name, value] : more) {
      fields.erase(name);
      fields.emplace(name, value);
    }
    return key_of(done("receive_request", {"contact", ""}, std::move(fields), terms::referrer_actor()));
  }
  casework::Result perform(const char* verb, casework::StreamId stream, terms::Fields fields, terms::Actor actor) {
    return trial.performer.perform_and_wait({.hub = trial.site.hub,
                                             .verb = verb,
                                             .stream = std::move(stream),
                                             .fields = std::move(fields),
                                             .actor = std::move(actor),
                                             .now = trial.now});
  }
  casework::Done done(const char* verb, casework::StreamId stream, terms::Fields fields, terms::Actor actor) {
    auto result = perform(verb, std::move(stream), std::move(fields), std::move(actor));
    if (auto* it = std::get_if<casework::Done>(&result)) return *it;
    std::string why = std::string(verb) + " was not done:";
    if (const auto* declined = std::get_if<casework::Declined>(&result)) {
      for (const auto& one : declined->problems) why += " " + one.field + ": " + one.message;
      for (const auto& one : declined->refusals) why += " " + one.reason;
    }
    throw std::runtime_error(why);
  }
  static std::string key_of(const casework::Done& done) { return done.stream.key; }
  terms::Actor actor(const terms::StaffId& staff) {
    return casework::actor_from(casework::fold_staff(trial.store.facts(trial.site.hub, {"staff", staff.value})),
                                trial.shelf.pack_);
  }
  casework::ContactRecord contact(const std::string& reference) {
    return casework::fold_contact(trial.store.facts(trial.site.hub, {"contact", reference}));
  }

  Trial trial;
  terms::StaffId manager = trial.add_staff("MARA", {"manager"}, {"tray"});
  terms::StaffId screener = trial.add_staff("SAM", {"screener"}, {"tray"});
  terms::StaffId receiver = trial.add_staff("REN", {"receiver"}, {"duty"});
  terms::StaffId adviser = trial.add_staff("AVI", {"adviser"}, {"tray"});
};

}  // namespace lintel::web::parts
