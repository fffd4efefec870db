#include "small_pack.h"

namespace lintel::worked_cases {

namespace {

using namespace pack;
using terms::RuleId;

Condition when(std::string attribute, std::set<std::string> values) {
  return {{{std::move(attribute), std::move(values)}}};
}

Level level(std::string id, int number, std::string title) {
  return {.id = terms::LevelId{id},
          .number = number,
          .title = std::move(title),
          .short_title = id,
          .text = {},
          .provision = {},
          .pathway = terms::PathwayId{"only_way"},
          .significant_harm = id == "high",
          .place = {}};
}

ObligationRule decision(std::string level, int hours) {
  return {.id = RuleId{"decision_" + level},
          .kind = "decision",
          .title = "Decide",
          .on = "received",
          .when = when("requested_level", {level}),
          .within = {Timescale::Unit::hours, hours},
          .owed_by = {{RoleId{"leader"}, "front"}},
          .blocks_closing = true,
          .explain_when_late = true,
          .source = "Handbook, Times",
          .place = {}};
}

Question question(std::string id, std::string type, bool required) {
  return {.id = std::move(id),
          .type = std::move(type),
          .label = "Question",
          .hint = {},
          .choices = {},
          .required = required,
          .shown_when = {},
          .required_when = {},
          .max_length = 0,
          .missing = "Answer it",
          .place = {}};
}

}  // namespace

Pack small_pack() {
  Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.in_force_from = terms::date_from_iso("2020-01-01");
  pack.arms = {{"front", "Front"}};
  pack.teams = {{.id = TeamId{"desk"},
                 .title = "The desk",
                 .arm = "front",
                 .kind = "tray",
                 .district = {},
                 .worked_by = {{RoleId{"leader"}, "front"}},
                 .place = {}},
                {.id = TeamId{"helpers"},
                 .title = "Helpers",
                 .arm = {},
                 .kind = "provider",
                 .district = {},
                 .worked_by = {},
                 .place = {}}};
  const std::set<std::string> all = {
      "see_contacts",    "see_people",       "see_calls",       "grade_contact", "allocate_contact", "record_consent",
      "write_screening", "submit_screening", "approve_outcome", "send_response", "close_contact",    "add_note",
      "take_call",       "return_call",      "add_staff",       "record_person", "open_involvement", "end_staff"};
  pack.roles = {{.id = RoleId{"leader"},
                 .title = "Leader",
                 .qualified_social_worker = true,
                 .may = all,
                 .supervised_by = {},
                 .sees = "hub",
                 .place = {}},
                {.id = RoleId{"worker"},
                 .title = "Worker",
                 .qualified_social_worker = false,
                 .may = {"see_contacts", "write_screening", "submit_screening"},
                 .supervised_by = {},
                 .sees = "hub",
                 .place = {}}};
  pack.levels = {level("high", 2, "High"), level("low", 1, "Low")};
  pack.grades = {{"red", "Red", "red"}};
  pack.grade_of_level = {{LevelId{"high"}, "red"}, {LevelId{"low"}, "red"}};
  pack.pathways = {{.id = PathwayId{"only_way"},
                    .title = "The only way",
                    .arm = "front",
                    .tray = TeamId{"desk"},
                    .graded_by = {{RoleId{"leader"}, "front"}},
                    .screened_by = {{RoleId{"worker"}, "front"}},
                    .approved_by = {{RoleId{"leader"}, "front"}},
                    .enquiries = Need::optional,
                    .consent = "free",
                    .screening_template = {},
                    .source = "Handbook",
                    .place = {}}};
  pack.consent = {{.id = "free",
                   .required = false,
                   .override_allowed = false,
                   .override_by = {},
                   .limbs = {},
                   .source = {},
                   .place = {}}};
  pack.obligations = {decision("high", 1), decision("low", 48)};
  pack.intake = {
      {.id = RuleId{"intake"}, .when = {}, .tray = TeamId{"desk"}, .source = "Handbook, Intake", .place = {}}};
  pack.outcomes = {{.id = OutcomeId{"advice"},
                    .title = "Advice",
                    .told = {},
                    .when = {},
                    .needs = {},
                    .statutory = false,
                    .opens = {},
                    .service = {},
                    .agency_self_refers = {},
                    .source = "Handbook, Outcomes",
                    .place = {}}};
  pack.phones = {{"desk", "The desk", "01632 960001", "In office hours"}};
  pack.services = {{"csc", "Social care"}, {"eha", "Early Help Assessment"}};
  FormSection section{.id = "all", .title = "All", .intro = {}, .kind = "questions", .questions = {}};
  section.questions = {question("requested_level", "level", true), question("worry", "long_text", true)};
  pack.form.sections = {section};
  return pack;
}

}  // namespace lintel::worked_cases
