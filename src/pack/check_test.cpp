#include "pack/check.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pack/reader.h"

namespace lintel::pack {
namespace {

// A small sound hub. Every test below breaks one thing of it and sees what the check says.
const std::string sound_hub = R"(version: "1"
in_force_from: 2026-03-01
authority: Somewhere Council
hub_name: The Hub
short_name: Hub
request_name: Request
bank_holidays: {2026-12-25: Christmas Day, 2027-12-27: Christmas Day}
settings: {home_visit_pathway: plain}
arms: [{id: front, title: Front}]
districts:
  - {id: east, title: East, postcodes: [EL4]}
  - {id: west, title: West, postcodes: [EL9, EL4 7]}
teams:
  - {id: inbox, title: Inbox, arm: front, kind: tray, worked_by: [boss@front]}
  - {id: east_team, title: East team, kind: duty, district: east, worked_by: [boss]}
  - {id: west_team, title: West team, kind: duty, district: west, worked_by: [boss]}
establishment: [{role: boss, arm: front, posts: 1, source: here}]
roles:
  - {id: boss, title: Boss, may: [grade_contact, allocate_contact, change_level, approve_outcome, override_consent, record_step]}
  - {id: worker, title: Worker, supervised_by: [boss], may: [submit_screening, return_call, read_call]}
levels:
  - {id: high, number: 2, title: High, short_title: H, text: High need, provision: Much, pathway: plain}
  - {id: low, number: 1, title: Low, short_title: L, text: Low need, provision: Little, pathway: plain}
grades: [{id: red, title: Red, colour: red}]
grade_of_level: {high: red}
limbs: [{id: now, title: Now}]
consent: [{id: asked, required: yes, override_allowed: yes, override_by: [boss], limbs: [now], source: here}]
pathways:
  - {id: plain, title: Plain, arm: front, tray: inbox, graded_by: [boss], screened_by: [worker@front], approved_by: [boss],
     consent: asked, screening_template: sheet, source: here}
step_changes:
  - {id: any_step, when: {from_level: [high, low], to_level: [high, low]}, pathway: plain, by: [boss], source: here}
intake:
  - {id: to_inbox, tray: inbox, source: here}
obligations:
  - {id: soon, kind: decision, title: Decide, on: received, when: {requested_level: high}, within: 1 hour, owed_by: [boss], source: here}
  - {id: later, kind: decision, title: Decide, on: received, within: none, owed_by: [boss], source: here}
  - {id: given_high, kind: decision, title: Decide, on: graded, when: {level: high}, within: 1 hour, owed_by: [boss], source: here}
  - {id: given_low, kind: decision, title: Decide, on: graded, when: {level: low}, within: none, owed_by: [boss], source: here}
outcomes:
  - {id: assess, title: Assess, told: We assess, when: {level: high}, needs: [consent], opens: assessment, service: care, source: here}
  - {id: advise, title: Advise, told: We advise, source: here}
services: [{id: care, title: Care}]
routes:
  - {id: to_duty, when: {outcome: assess}, kind: duty, source: here}
templates:
  - id: sheet
    title: Sheet
    source: here
    sections:
      - {id: overview, title: Overview, mandatory: yes}
      - {id: analysis, title: Analysis, mandatory_when: {level: high}}
form:
  title: Request
  version: "1"
  source: here
  sections:
    - id: first
      title: First
      questions:
        - {id: about, type: yes_no, label: "About information?"}
        - {id: what, type: text, label: "What?", shown_when: {about: yes}}
        - {id: need, type: level, label: "Which level?", shown_when: {about: no}}
        - {id: why, type: choice, label: "Why?", shown_when: {need: high}, choices: [{value: harm, text: Harm}]}
responses:
  - {id: answer, title: Answer, audience: professional, channels: [email], opening: Hello, source: here,
     parts: [{id: plan, title: Plan, mandatory_when: {statutory: no}}]}
calls:
  - {id: professional, when: {caller: professional}, disposition: call_back, tell: Later, answered_by: [worker], source: here}
  - {id: everybody, disposition: recorded, tell: Thank you, source: here}
refusals:
  - {key: not_permitted, reason: No, todo: Ask, source: here}
steps:
  - {id: checks, title: Checks, phrase: records the checks, stages: [screening], by: [boss], source: here,
     questions: [{id: family_known, type: yes_no, label: "Known?"}]}
gates:
  - {id: checks_first, before: [approve_outcome], when: {family_known: no}, unless: {checks: done}, reason: No, todo: Look, source: here}
)";

Vocabulary words() {
  return {.rights = {"grade_contact", "allocate_contact", "change_level", "approve_outcome", "override_consent",
                     "submit_screening", "return_call", "read_call", "record_step"},
          .events = {"received", "graded", "call_taken"},
          .contact_verbs = {"approve_outcome"},
          .stages = {"screening"},
          .obligation_kinds = {"decision", "call_back"},
          .needs = {"consent"},
          .refusal_keys = {"not_permitted"},
          .dispositions = {"call_back", "recorded", "information_only"},
          .attributes = {{"level", {}},
                         {"requested_level", {}},
                         {"from_level", {}},
                         {"to_level", {}},
                         {"outcome", {}},
                         {"district", {}},
                         {"type", {"request", "information_request"}},
                         {"statutory", {"yes", "no"}},
                         {"caller", {"professional", "public"}},
                         {"kind", {"call_back", "conversation"}}},
          .call_attributes = {"caller", "kind", "level"}};
}

struct Change {
  std::string from;
  std::string to;
};

std::string changed(std::string text, const Change& change) {
  const auto at = text.find(change.from);
  EXPECT_NE(at, std::string::npos) << change.from;
  return at == std::string::npos ? text : text.replace(at, change.from.size(), change.to);
}

using Texts = std::vector<std::string>;

/// What the check says of the sound hub with these changes, without the file's name.
Texts complaints(const std::vector<Change>& changes, std::optional<Date> today = std::nullopt) {
  std::string text = sound_hub;
  for (const auto& change : changes) text = changed(text, change);
  const auto pack = read_pack("somewhere", {{"pack.yaml", text}});
  Texts said;
  if (!pack)
    for (const auto& problem : pack.error()) said.push_back("cannot be read: " + text_of(problem));
  if (pack)
    for (const auto& problem : check_pack(*pack, words(), today))
      said.push_back(text_of(problem).substr(std::string("pack.yaml:").size()));
  return said;
}

Texts complaints(const std::string& from, const std::string& to) {
  return complaints(std::vector<Change>{{from, to}});
}

TEST(check, a_hub_that_is_still_being_set_up_does_not_go_live_by_accident) {  // W-23
  const std::string phases =
      "phases: [{id: scoping, title: Scoping, done: yes, source: here}, "
      "{id: deciding, title: Deciding, source: here}]\narms:";
  EXPECT_EQ(complaints("arms:", phases),
            Texts{"9: phase \"deciding\" is not done, and the pack is live; expected status: draft, until every phase "
                  "has done: yes"});
  EXPECT_EQ(complaints("arms:", "status: draft\n" + phases), Texts{});
}

TEST(check, who_reads_a_step_is_a_role_of_the_pack) {
  const std::string step = "steps:\n  - {id: note, title: Note, phrase: writes a note, seen_by: [bos], source: here}\n";
  EXPECT_EQ(complaints("steps:\n", step),
            Texts{"74: step \"note\": seen_by: role \"bos\" does not exist; expected perhaps \"boss\""});
}

TEST(check, a_sound_hub_has_no_problem) {
  EXPECT_EQ(complaints(std::vector<Change>{}), Texts{});
}

TEST(check, a_pack_without_levels_is_told_that_and_not_each_consequence) {
  const auto begin = sound_hub.find("levels:\n"), end = sound_hub.find("grades:");
  const auto said = complaints(sound_hub.substr(begin, end - begin), "");
  const auto of_levels = std::ranges::count_if(said, [](const auto& one) { return one.contains("level"); });
  EXPECT_EQ(of_levels, 1) << said.size();
  EXPECT_TRUE(std::ranges::any_of(said, [](const auto& one) {
    return one.contains("the pack has no levels; expected a list \"levels\": other files ask for its levels in ");
  }));
}

TEST(check, two_things_of_one_name) {
  EXPECT_EQ(
      complaints("id: west_team", "id: east_team"),
      Texts{"16: team \"east_team\" is there twice; expected a different name; the first is on line 15 of pack.yaml"});
  EXPECT_EQ(
      complaints("{id: analysis,", "{id: overview,"),
      Texts{
          "52: section of template \"sheet\": \"overview\" is there twice; expected a different name; the first is on "
          "line 51 of pack.yaml"});
}

TEST(check, a_name_that_leads_nowhere) {
  EXPECT_EQ(complaints("tray: inbox, source", "tray: outbox, source"),
            Texts{"34: intake rule \"to_inbox\": tray \"outbox\" does not exist; expected one of: inbox, east_team, "
                  "west_team"});
  EXPECT_EQ(complaints("consent: asked,", "consent: nodded,"),
            (Texts{"27: no pathway uses consent rule \"asked\"; expected a pathway with it as consent, or no such rule",
                   "29: pathway \"plain\": consent \"nodded\" does not exist; expected asked"}));
  EXPECT_EQ(complaints("[boss@front]", "[chief@front]"),
            Texts{"14: team \"inbox\": worked_by: role \"chief\" does not exist; expected one of: boss, worker"});
  EXPECT_EQ(complaints("[worker@front]", "[worker@back]"),
            Texts{"29: pathway \"plain\": screened_by: arm \"back\" does not exist; expected front"});
  EXPECT_EQ(
      complaints("district: west", "district: north"),
      (Texts{
          "16: team \"west_team\": district \"north\" does not exist; expected one of: east, west",
          "41: outcome \"assess\" has no receiving team in district \"west\"; expected a route for it that leads to a "
          "team there"}));
  EXPECT_EQ(complaints("limbs: [now]", "limbs: [then]"),
            Texts{"27: consent rule \"asked\": limb \"then\" does not exist; expected now"});
  EXPECT_EQ(complaints("grade_of_level: {high: red}", "grade_of_level: {high: blue}"),
            Texts{"24: grade_of_level \"high\": grade \"blue\" does not exist; expected red"});
  EXPECT_EQ(complaints("service: care", "service: cake"),
            Texts{"41: outcome \"assess\": service \"cake\" does not exist; expected perhaps \"care\""});
  EXPECT_EQ(complaints("supervised_by: [boss]", "supervised_by: [bos]"),
            Texts{"20: role \"worker\": supervised_by \"bos\" does not exist; expected perhaps \"boss\""});
  EXPECT_EQ(complaints("home_visit_pathway: plain", "home_visit_pathway: plane"),
            Texts{" setting \"home_visit_pathway\": pathway \"plane\" does not exist; expected plain"});
}

TEST(check, a_word_that_the_engine_does_not_know) {
  EXPECT_EQ(complaints("return_call, read_call", "retrun_call, return_call, read_call"),
            Texts{"20: role \"worker\": the right \"retrun_call\" does not exist; expected perhaps \"return_call\""});
  EXPECT_EQ(complaints("on: graded, when: {level: low}", "on: guided, when: {level: low}"),
            Texts{"39: obligation \"given_low\": the event \"guided\" does not exist; expected perhaps \"graded\""});
  EXPECT_EQ(complaints("needs: [consent]", "needs: [content]"),
            Texts{"41: outcome \"assess\": the need \"content\" does not exist; expected perhaps \"consent\""});
  EXPECT_EQ(
      complaints("disposition: recorded", "disposition: forgotten"),
      Texts{"70: call rule \"everybody\": the disposition \"forgotten\" does not exist; expected one of: call_back, "
            "information_only, recorded"});
}

TEST(check, an_obligation_that_nothing_meets_or_nobody_owes) {
  EXPECT_EQ(
      complaints("{id: soon, kind: decision", "{id: soon, kind: decoration"),
      Texts{
          "36: obligation \"soon\": nothing ever meets the kind \"decoration\"; expected one of: call_back, decision"});
  EXPECT_EQ(complaints("within: 1 hour, owed_by: [boss]", "within: 1 hour, owed_by: []"),
            Texts{"36: obligation \"soon\" is owed by nobody; expected at least one role under owed_by"});
}

// A refusal without words is none: the program has words of its own, so that a pack of last year can be run today.
TEST(check, words_without_a_refusal) {
  EXPECT_EQ(complaints("key: not_permitted", "key: not_allowed"),
            Texts{"72: refusal \"not_allowed\": the key \"not_allowed\" does not exist; expected not_permitted"});
}

TEST(check, a_condition_that_can_never_hold) {
  EXPECT_EQ(complaints("when: {requested_level: high}", "when: {requsted_level: high}"),
            (Texts{"36: obligation \"soon\" asks for \"requsted_level\", which is never known; expected perhaps "
                   "\"requested_level\""}));
  EXPECT_EQ(complaints("when: {requested_level: high}", "when: {requested_level: hihg}"),
            Texts{"36: obligation \"soon\": \"requested_level\" is never \"hihg\"; expected perhaps \"high\""});
  EXPECT_EQ(complaints("mandatory_when: {statutory: no}", "mandatory_when: {statutory: maybe}"),
            Texts{"67: response part \"plan\": \"statutory\" is never \"maybe\"; expected one of: no, yes"});
  EXPECT_EQ(
      complaints("{id: everybody, disposition", "{id: everybody, when: {outcome: assess}, disposition"),
      (Texts{
          "69: no rule says what becomes of a call from a member of the public who gives a name; expected a call rule "
          "with "
          "caller: public",
          "69: no rule says what becomes of a call from a member of the public who gives no name; expected a call rule "
          "with caller: public",
          "70: call rule \"everybody\" asks for \"outcome\", which is never known; expected one of: caller, kind, "
          "level"}));
}

TEST(check, a_rule_that_an_earlier_one_covers) {
  EXPECT_EQ(
      complaints(
          "  - {id: to_duty, when",
          "  - {id: first, when: {outcome: [assess, advise]}, kind: duty, source: here}\n  - {id: to_duty, when"),
      Texts{"46: route \"to_duty\" can never be reached; expected it before \"first\" on line 45, which covers it"});
  EXPECT_EQ(
      complaints("{requested_level: high}, within: 1 hour", "{}, within: 1 hour"),
      Texts{"37: obligation \"later\" can never be reached; expected it before \"soon\" on line 36, which covers it"});
}

TEST(check, rules_of_another_kind_or_event_do_not_compete) {
  EXPECT_EQ(complaints("{id: later, kind: decision",
                       "{id: called, kind: call_back, title: Ring, on: received, within: none, owed_by: [boss], "
                       "source: here}\n  - {id: later, kind: decision"),
            Texts{});
}

TEST(check, a_level_without_a_timescale) {
  EXPECT_EQ(complaints("on: received, within: none", "on: received, when: {requested_level: none}, within: none"),
            Texts{"23: level \"low\" has no decision timescale at receipt; expected an obligation of kind decision on "
                  "received for "
                  "it, with a timescale or within: none"});
  EXPECT_EQ(
      complaints({{"on: received, within: none", "on: received, when: {requested_level: [low, none]}, within: none"},
                  {"when: {level: low}", "when: {level: high}"}}),
      (Texts{"23: level \"low\" has no decision timescale once it is given; expected an obligation of kind decision on "
             "graded "
             "for it, with a timescale or within: none",
             "39: obligation \"given_low\" can never be reached; expected it before \"given_high\" on line 38, which "
             "covers "
             "it"}));
}

TEST(check, a_level_without_tray_outcome_or_call_rule) {
  EXPECT_EQ(complaints("{id: to_inbox, tray", "{id: to_inbox, when: {requested_level: high}, tray"),
            (Texts{" requests without a level have no tray; expected an intake rule with requested_level: none",
                   "23: level \"low\" has no tray: its requests would wait nowhere; expected an intake rule with "
                   "requested_level: low"}));
  EXPECT_EQ(
      complaints("told: We advise, source", "told: We advise, when: {level: high}, source"),
      Texts{"23: level \"low\" has no outcome: it could never be decided; expected an outcome whose level lists it"});
  EXPECT_EQ(
      complaints({{"when: {caller: professional}", "when: {caller: professional, level: high}"},
                  {"{id: everybody, disposition", "{id: everybody, when: {caller: public}, disposition"}}),
      Texts{
          "69: no rule says what becomes of a professional's call at level \"low\"; expected a call rule with caller: "
          "professional and this level"});
}

TEST(check, an_outcome_that_no_team_receives) {
  EXPECT_EQ(
      complaints("kind: duty, source: here", "team: inbox, kind: duty, source: here"),
      Texts{
          "45: route \"to_duty\" names several teams; expected one of team, kind, open_team and closed_within_months"});
  EXPECT_EQ(complaints("when: {outcome: assess}, kind: duty", "when: {outcome: assess, district: east}, kind: duty"),
            Texts{"41: outcome \"assess\" has no receiving team in district \"west\"; expected a route for it that "
                  "leads to a team "
                  "there"});
  EXPECT_EQ(complaints("kind: duty, source: here", "kind: dutty, source: here"),
            (Texts{"41: outcome \"assess\" has no receiving team in district \"east\"; expected a route for it that "
                   "leads to a team there",
                   "41: outcome \"assess\" has no receiving team in district \"west\"; expected a route for it that "
                   "leads to a team there",
                   "45: route \"to_duty\": kind \"dutty\" does not exist; expected perhaps \"duty\""}));
}

TEST(check, people_without_the_right_to_their_work) {
  EXPECT_EQ(complaints("screened_by: [worker@front]", "screened_by: [boss]"),
            Texts{"29: pathway \"plain\": screener \"boss\" lacks the right \"submit_screening\"; expected "
                  "\"submit_screening\" under "
                  "may of that role, or another role here"});
  EXPECT_EQ(complaints("graded_by: [boss]", "graded_by: [worker]"),
            (Texts{"29: pathway \"plain\": grader \"worker\" lacks the right \"allocate_contact\"; expected "
                   "\"allocate_contact\" under "
                   "may of that role, or another role here",
                   "29: pathway \"plain\": grader \"worker\" lacks the right \"grade_contact\"; expected "
                   "\"grade_contact\" under may "
                   "of that role, or another role here"}));
  EXPECT_EQ(complaints("approved_by: [boss]", "approved_by: []"),
            Texts{"29: pathway \"plain\": nobody is named under \"approved_by\"; expected at least one role"});
  EXPECT_EQ(
      complaints("override_by: [boss], limbs: [now]", "override_by: [worker], limbs: []"),
      (Texts{
          "27: consent rule \"asked\" allows an override for no kind of harm; expected at least one limb under limbs",
          "27: consent rule \"asked\": override_by \"worker\" lacks the right \"override_consent\"; expected "
          "\"override_consent\" under may of that role, or another role here"}));
  EXPECT_EQ(complaints("answered_by: [worker]", "answered_by: [boss]"),
            Texts{"69: call rule \"professional\": answered_by \"boss\" lacks the right \"return_call\"; expected "
                  "\"return_call\" under "
                  "may of that role, or another role here"});
  EXPECT_EQ(complaints("to_level: [high, low]}, pathway: plain, by: [boss]",
                       "to_level: [high, low]}, pathway: plain, by: [worker]"),
            Texts{"32: step change \"any_step\": by \"worker\" lacks the right \"change_level\"; expected "
                  "\"change_level\" under may of "
                  "that role, or another role here"});
}

TEST(check, supervision_that_goes_in_a_circle) {
  EXPECT_EQ(
      complaints("title: Boss, may", "title: Boss, supervised_by: [worker], may"),
      (Texts{
          "19: role \"boss\" supervises itself: boss, then worker, then boss; expected supervision that ends with "
          "somebody "
          "nobody here supervises",
          "20: role \"worker\" supervises itself: worker, then boss, then worker; expected supervision that ends with "
          "somebody nobody here supervises"}));
}

TEST(check, a_template_or_pathway_that_nothing_uses) {
  EXPECT_EQ(complaints("templates:\n", "templates:\n  - {id: spare, title: Spare, source: here, sections: []}\n"),
            Texts{"47: nobody can answer template \"spare\": no pathway uses it; expected a pathway with it as "
                  "screening_template, or "
                  "no such template"});
  EXPECT_EQ(
      complaints("step_changes:\n",
                 "  - {id: idle, title: Idle, arm: front, tray: inbox, graded_by: [boss], screened_by: [worker], "
                 "approved_by: [boss], consent: asked, screening_template: sheet, source: here}\nstep_changes:\n"),
      Texts{"31: nothing leads to pathway \"idle\"; expected a level, a step change or an intake rule with this "
            "pathway, or no such "
            "pathway"});
}

TEST(check, a_section_that_can_never_be_mandatory) {
  const std::string sections = "templates:\n";
  const std::vector<Change> changes{
      {"text: Low need, provision: Little, pathway: plain", "text: Low need, provision: Little, pathway: other"},
      {"from_level: [high, low], to_level: [high, low]", "from_level: low, to_level: high"},
      {"step_changes:\n",
       "  - {id: other, title: Other, arm: front, tray: inbox, graded_by: [boss], screened_by: [worker], approved_by: "
       "[boss], consent: asked, screening_template: note, source: here}\nstep_changes:\n"},
      {sections,
       sections + "  - id: note\n    title: Note\n    source: here\n    sections:\n      - {id: worry, title: Worry, "
                  "mandatory_when: {level: high}}\n"}};
  EXPECT_EQ(complaints(changes), Texts{"52: section \"worry\" can never be mandatory: no contact of these levels is "
                                       "screened with template \"note\"; "
                                       "expected low"});
}

TEST(check, a_question_that_depends_on_what_is_not_asked) {
  EXPECT_EQ(
      complaints("shown_when: {about: yes}", "shown_when: {abuot: yes}"),
      Texts{"62: question \"what\" shown_when: no question \"abuot\" is asked before it; expected perhaps \"about\""});
  EXPECT_EQ(complaints("shown_when: {about: yes}", "shown_when: {why: harm}"),
            Texts{"62: question \"what\" shown_when: no question \"why\" is asked before it; expected about"});
  EXPECT_EQ(
      complaints("shown_when: {about: yes}", "shown_when: {about: perhaps}"),
      Texts{
          "62: question \"what\" shown_when: the answer to \"about\" is never \"perhaps\"; expected one of: no, yes"});
  EXPECT_EQ(
      complaints("shown_when: {need: high}", "required_when: {need: huge}"),
      Texts{
          "64: question \"why\" required_when: the answer to \"need\" is never \"huge\"; expected one of: high, low"});
}

TEST(check, a_question_that_nobody_can_answer) {
  EXPECT_EQ(complaints("shown_when: {need: high}", "shown_when: {need: high, about: yes}"),
            Texts{"64: question \"why\" can never come up: it and the questions it depends on ask for different "
                  "answers to \"about\"; "
                  "expected a shown_when that can hold"});
  EXPECT_EQ(complaints(", choices: [{value: harm, text: Harm}]", ""),
            Texts{"64: question \"why\" has nothing to choose from; expected choices with value and text"});
  EXPECT_EQ(complaints("{value: harm, text: Harm}", "{value: harm, text: Harm}, {value: harm, text: Hurt}"),
            Texts{"64: question \"why\" has the choice \"harm\" twice; expected it once"});
  EXPECT_EQ(complaints("type: choice, label", "type: text, label"),
            Texts{"64: question \"why\" has choices but is answered as text; expected type: choice or choices"});
  EXPECT_EQ(complaints("{id: what, type", "{id: about, type"),
            Texts{"62: question \"about\" is asked twice; expected another id; the first is on line 61"});
}

TEST(check, postcodes_that_are_taken_or_none) {
  EXPECT_EQ(complaints("[EL9, EL4 7]", "[EL9, EL4]"),
            Texts{"12: district \"west\": \"EL4\" is taken by district \"east\"; expected each beginning in one "
                  "district; a longer one "
                  "may divide it"});
  for (const std::string odd : {"el4", "E", "ELL4", "4EL", "EL123", "EL4 A"})
    EXPECT_EQ(complaints("[EL9, EL4 7]", "[" + odd + "]"),
              Texts{"12: district \"west\": \"" + odd + "\" begins no postcode; expected EL4, or EL1 6, in capitals"});
  for (const std::string good : {"E1", "EL14", "EC1A", "EL1 6", "EL1 6HH"})
    EXPECT_EQ(complaints("[EL9, EL4 7]", "[" + good + "]"), Texts{}) << good;
}

TEST(check, bank_holidays_for_every_year_in_force) {
  const Texts missing{
      " there are no bank holidays for 2027; expected those of every year in which the pack is in force"};
  EXPECT_EQ(complaints("2027-12-27", "2028-12-25"), missing);
  EXPECT_EQ(complaints({{", 2027-12-27: Christmas Day", ""}}, terms::date_from_iso("2026-10-06")), missing);
  EXPECT_EQ(complaints(std::vector<Change>{}, terms::date_from_iso("2026-10-06")), Texts{});
}

TEST(check, a_gate_or_a_step_that_leads_nowhere) {
  EXPECT_EQ(complaints("before: [approve_outcome]", "before: [aprove_outcome]"),
            Texts{"77: gate \"checks_first\": before \"aprove_outcome\" does not exist; expected perhaps "
                  "\"approve_outcome\""});
  EXPECT_EQ(complaints("unless: {checks: done}", "unless: {checks: finished}"),
            Texts{"77: gate \"checks_first\": \"checks\" is never \"finished\"; expected one of: done, not_done"});
  EXPECT_EQ(complaints("when: {family_known: no}", "when: {family_known: maybe}"),
            Texts{"77: gate \"checks_first\": \"family_known\" is never \"maybe\"; expected one of: no, none, yes"});
  EXPECT_EQ(complaints("stages: [screening]", "stages: [screning]"),
            Texts{"74: step \"checks\": stage \"screning\" does not exist; expected perhaps \"screening\""});
}

TEST(check, a_step_for_somebody_who_lacks_the_right) {
  EXPECT_EQ(complaints("stages: [screening], by: [boss]", "stages: [screening], by: [worker]"),
            Texts{"74: step \"checks\": by \"worker\" lacks the right \"record_step\"; expected \"record_step\" "
                  "under may of that role, or another role here"});
}

TEST(check, an_obligation_that_only_a_step_meets) {
  const std::string owed =
      "  - {id: looked, kind: look_up, title: Look, on: received, within: none, owed_by: [boss], "
      "source: here}\noutcomes:";
  EXPECT_EQ(complaints({{"outcomes:", owed},
                        {"by: [boss], source: here,\n", "by: [boss], meets: [look_up], source: here,\n"}}),
            Texts{});
}

TEST(check, a_route_that_may_find_no_team_hides_none_behind_it) {
  EXPECT_EQ(complaints("  - {id: to_duty, when",
                       "  - {id: had_it, when: {outcome: assess}, closed_within_months: 6, source: here}\n"
                       "  - {id: to_duty, when"),
            Texts{});
}

}  // namespace
}  // namespace lintel::pack
