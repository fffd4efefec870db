#include "pack/reader.h"

#include <gtest/gtest.h>

namespace lintel::pack {
namespace {

// Lines 1 to 6 of every pack.yaml here.
const std::string head = R"(version: "1"
in_force_from: 2026-01-01
authority: Somewhere Council
hub_name: The Hub
short_name: Hub
request_name: Request
)";

std::vector<std::string> complaints(const std::vector<SourceFile>& files) {
  const auto pack = read_pack("somewhere", files);
  std::vector<std::string> texts;
  if (!pack)
    for (const auto& problem : pack.error()) texts.push_back(text_of(problem));
  return texts;
}

std::vector<std::string> complaints(const std::string& more) {
  return complaints({{"pack.yaml", head + more}});
}

Pack read(const std::string& more) {
  auto pack = read_pack("somewhere", {{"pack.yaml", head + more}});
  EXPECT_TRUE(pack) << (pack ? "" : text_of(pack.error().front()));
  return pack ? *pack : Pack{};
}

using Texts = std::vector<std::string>;

TEST(reader, reads_values_of_every_kind) {
  const auto pack = read(R"(
opening: {monday: "09:00-17:00", friday: "09:00 - 16:30"}
bank_holidays: {2026-12-25: Christmas Day}
settings: {home_visit_prompt_minutes_before: 240}
teams:
  - {id: tray, title: The tray, kind: tray, worked_by: [practice_manager@arm_a, adviser]}
roles:
  - {id: adviser, title: Adviser, qualified_social_worker: yes, may: [take_call, see_calls], sees: team}
pathways:
  - {id: p, title: P, arm: a, tray: tray, graded_by: [adviser], screened_by: [adviser], approved_by: [adviser],
     enquiries: mandatory, consent: c, screening_template: t, source: here}
obligations:
  - id: first
    kind: decision
    title: Decide
    on: received
    when: {level: [s47, 3], type: request}
    within: 2 working days
    owed_by: [adviser]
    blocks_closing: no
    source: here
)");
  EXPECT_EQ(pack.code, "somewhere");
  EXPECT_EQ(pack.in_force_from, terms::date_from_iso("2026-01-01"));
  EXPECT_EQ(pack.calendar.opening.at(1).open, 9 * 60);
  EXPECT_EQ(pack.calendar.opening.at(5).close, 16 * 60 + 30);
  EXPECT_EQ(pack.calendar.holidays.size(), 1u);
  EXPECT_EQ(pack.setting("home_visit_prompt_minutes_before", 0), 240);
  EXPECT_EQ(pack.teams.front().worked_by.front(), (Authority{RoleId{"practice_manager"}, "arm_a"}));
  EXPECT_EQ(pack.teams.front().worked_by.back(), (Authority{RoleId{"adviser"}, ""}));
  EXPECT_TRUE(pack.roles.front().qualified_social_worker);
  EXPECT_EQ(pack.roles.front().sees, "team");
  EXPECT_TRUE(pack.roles.front().may.contains("take_call"));
  EXPECT_EQ(pack.pathways.front().enquiries, Need::mandatory);
  const auto& rule = pack.obligations.front();
  EXPECT_EQ(rule.within, (Timescale{Timescale::Unit::working_days, 2}));
  EXPECT_EQ(rule.when.all_of.at("level"), (std::set<std::string>{"s47", "3"}));
  EXPECT_FALSE(rule.blocks_closing);
  EXPECT_EQ(rule.place.file, "pack.yaml");
  EXPECT_EQ(rule.place.line, 19);
}

TEST(reader, reads_every_unit_of_time) {
  const auto unit_of = [](const std::string& text) {
    const auto pack =
        read("obligations: [{id: o, kind: k, title: t, on: e, within: " + text + ", owed_by: [r], source: s}]\n");
    return pack.obligations.empty() ? Timescale{} : pack.obligations.front().within;
  };
  EXPECT_EQ(unit_of("1 hour"), (Timescale{Timescale::Unit::hours, 1}));
  EXPECT_EQ(unit_of("24 hours"), (Timescale{Timescale::Unit::hours, 24}));
  EXPECT_EQ(unit_of("90 minutes"), (Timescale{Timescale::Unit::minutes, 90}));
  EXPECT_EQ(unit_of("1 working day"), (Timescale{Timescale::Unit::working_days, 1}));
  EXPECT_EQ(unit_of("next opening"), (Timescale{Timescale::Unit::next_opening, 1}));
  EXPECT_EQ(unit_of("none"), Timescale{});
}

TEST(reader, an_unknown_key_says_which_was_meant) {
  EXPECT_EQ(complaints("arms: [{id: a, titel: A}]\n"),
            (Texts{"pack.yaml:7: an arm has no \"title\"; expected it: as pages show it",
                   "pack.yaml:7: an arm has no key \"titel\"; expected perhaps \"title\""}));
  EXPECT_EQ(
      complaints("colour_of_the_walls: green\n"),
      (Texts{"pack.yaml:7: a pack file has no key \"colour_of_the_walls\"; expected one of: include, version, "
             "in_force_from, status, authority, hub_name, short_name, record_system, request_name, phases, phones, "
             "links, ..."}));
}

TEST(reader, a_wrong_type_names_the_line_and_what_was_expected) {
  EXPECT_EQ(complaints("arms: none\n"),
            Texts{"pack.yaml:7: \"arms\" is a text; expected a list, each item on a line that begins with \"- \""});
  EXPECT_EQ(complaints("arms:\n  - mash\n"),
            Texts{"pack.yaml:8: an arm is a text; expected keys with values, such as \"id: ...\""});
  EXPECT_EQ(complaints("arms: [{id: a, title: [x]}]\n"), Texts{"pack.yaml:7: \"title\" is a list; expected a text"});
  EXPECT_EQ(complaints("arms: [{id: a, title: }]\n"), Texts{"pack.yaml:7: \"title\" is blank; expected a text"});
  EXPECT_EQ(complaints("arms: [{id: Arm A, title: A}]\n"),
            Texts{"pack.yaml:7: \"id\" is \"Arm A\"; expected an id of small letters, figures and _"});
  EXPECT_EQ(complaints("roles: [{id: r, title: R, may: [], qualified_social_worker: true}]\n"),
            Texts{"pack.yaml:7: \"qualified_social_worker\" is \"true\"; expected yes or no"});
  EXPECT_EQ(complaints("roles: [{id: r, title: R, may: [a, a]}]\n"),
            Texts{"pack.yaml:7: \"a\" is twice in \"may\"; expected it once"});
  EXPECT_EQ(complaints("establishment: [{role: r, posts: several, source: s}]\n"),
            Texts{"pack.yaml:7: \"posts\" is \"several\"; expected a whole number"});
  EXPECT_EQ(complaints("status: finished\n"),
            Texts{"pack.yaml:7: \"status\" is \"finished\"; expected one of: live, draft"});
  EXPECT_EQ(complaints("opening: {mondy: \"09:00-17:00\"}\n"),
            Texts{"pack.yaml:7: opening has no key \"mondy\"; expected perhaps \"monday\""});
  EXPECT_EQ(complaints("opening: {monday: \"17:00-09:00\"}\n"),
            Texts{"pack.yaml:7: \"monday\" is \"17:00-09:00\"; expected hours like 09:00-17:00"});
  EXPECT_EQ(complaints("bank_holidays: {25 December: Christmas Day}\n"),
            Texts{"pack.yaml:7: \"25 December\" is no date; expected a date like 2026-12-25"});
}

TEST(reader, a_timescale_or_an_authority_that_cannot_be_read_is_refused) {
  const auto within = [](const std::string& text) {
    return complaints("obligations: [{id: o, kind: k, title: t, on: e, within: " + text +
                      ", owed_by: [r], source: s}]\n");
  };
  const std::string expected =
      "; expected \"1 hour\", \"30 minutes\", \"2 working days\", \"next opening\" or \"none\"";
  EXPECT_EQ(within("soon"), Texts{"pack.yaml:7: \"within\" is \"soon\"" + expected});
  EXPECT_EQ(within("0 hours"), Texts{"pack.yaml:7: \"within\" is \"0 hours\"" + expected});
  EXPECT_EQ(within("2 weeks"), Texts{"pack.yaml:7: \"within\" is \"2 weeks\"" + expected});
  EXPECT_EQ(complaints("obligations: [{id: o, kind: k, title: t, on: e, within: none, owed_by: [a@b@c], source: s}]\n"),
            Texts{"pack.yaml:7: \"owed_by\" is \"a@b@c\"; expected a role, or a role in an arm written \"role@arm\""});
  EXPECT_EQ(complaints("intake: [{id: i, when: {level: []}, tray: t, source: s}]\n"),
            Texts{"pack.yaml:7: \"level\" is a list; expected at least one value"});
}

TEST(reader, many_problems_come_at_once_in_the_order_of_the_lines) {
  const auto found = complaints("arms:\n  - {id: a}\n  - {title: B}\nstatus: odd\n");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_TRUE(found[0].starts_with("pack.yaml:8: an arm has no \"title\"")) << found[0];
  EXPECT_TRUE(found[1].starts_with("pack.yaml:9: an arm has no \"id\"")) << found[1];
  EXPECT_TRUE(found[2].starts_with("pack.yaml:10: \"status\"")) << found[2];
}

TEST(reader, a_key_is_written_once) {
  EXPECT_EQ(complaints("status: live\nstatus: draft\n"),
            Texts{"pack.yaml:8: \"status\" is written twice; expected it once; it is already on line 7"});
  EXPECT_EQ(complaints({{"pack.yaml", head}, {"more.yaml", "hub_name: Another\n"}}),
            Texts{"more.yaml:1: \"hub_name\" is given twice; expected it once; it is already in pack.yaml"});
  EXPECT_EQ(complaints({{"pack.yaml", head + "settings: {a: 1}\n"}, {"more.yaml", "settings: {a: 2}\n"}}),
            Texts{"more.yaml:1: \"a\" is given twice under \"settings\"; expected it once, in one file"});
}

TEST(reader, lists_may_be_spread_over_files) {
  const auto pack = read_pack("somewhere", {{"pack.yaml", head + "arms: [{id: a, title: A}]\n"},
                                            {"teams.yaml", "arms: [{id: b, title: B}]\n"}});
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->arms.size(), 2u);
  EXPECT_EQ(pack->arms.back().place.file, "teams.yaml");
}

TEST(reader, a_pack_asks_its_own_questions_before_those_of_a_shared_form) {
  const std::string own = head + R"(include: [shared/form.yaml]
form_begins: [{id: own, title: Own, questions: [{id: who, type: text, label: Who}]}]
public_begins: [{id: own_page, title: Own page, questions: [{id: who, type: text, label: Who}]}]
)";
  const std::string shared = R"(form:
  title: Form
  version: "1"
  source: here
  sections: [{id: plain, title: Plain, questions: [{id: what, type: text, label: What}]}]
  public_path: [{id: plain_page, title: Plain page, questions: [{id: what, type: text, label: What}]}]
)";
  const auto pack = read_pack("somewhere", {{"pack.yaml", own}, {"shared/form.yaml", shared}});
  ASSERT_TRUE(pack) << text_of(pack.error().front());
  ASSERT_EQ(pack->form.sections.size(), 2u);
  EXPECT_EQ(pack->form.sections[0].id, "own");
  EXPECT_EQ(pack->form.sections[1].id, "plain");
  ASSERT_EQ(pack->form.public_path.size(), 2u);
  EXPECT_EQ(pack->form.public_path[0].id, "own_page");
}

TEST(reader, a_pack_needs_its_main_file_and_what_names_it) {
  EXPECT_EQ(complaints({{"teams.yaml", "arms: []\n"}}),
            Texts{"pack.yaml: the file is missing; expected a pack.yaml in the pack's folder"});
  EXPECT_EQ(complaints({{"pack.yaml", head}, {"pack.yaml", head}}),
            Texts{"pack.yaml: the file is given twice; expected each file once"});
  const auto found = complaints({{"pack.yaml", "version: 1\nauthority: A\n"}});
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[1], "pack.yaml:1: the pack has no \"in_force_from\"; expected it: the day from which it counts");
}

TEST(reader, a_shared_block_is_read_only_when_it_is_included) {
  const SourceFile block{"shared/days.yaml", "bank_holidays: {2026-12-25: Christmas Day}\n"};
  const auto with = read_pack("somewhere", {{"pack.yaml", head + "include: [shared/days.yaml]\n"}, block});
  const auto without = read_pack("somewhere", {{"pack.yaml", head}, block});
  ASSERT_TRUE(with && without);
  EXPECT_EQ(with->calendar.holidays.size(), 1u);
  EXPECT_TRUE(without->calendar.holidays.empty());
  EXPECT_EQ(included_blocks({"pack.yaml", head + "include: [shared/days.yaml]\n"}), Texts{"shared/days.yaml"});
  EXPECT_TRUE(included_blocks({"pack.yaml", "]["}).empty());
}

TEST(reader, a_packs_own_words_of_a_refusal_replace_a_blocks) {
  const std::string refusal = "refusals:\n  - {key: not_permitted, todo: Ask., source: Here, reason: ";
  const auto pack = read_pack(
      "small", {{"pack.yaml", head + "include: [shared/words.yaml]\n"},
                {"own.yaml", refusal + "Ours.}\n"},
                {"shared/words.yaml", refusal + "Anybody's.}\n"
                                                "  - {key: wrong_state, reason: No., todo: Ask., source: Here}\n"}});
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->refusals.size(), 2u);
  EXPECT_EQ(pack->refusal(RuleId{"not_permitted"})->reason, "Ours.");
  EXPECT_EQ(pack->refusal(RuleId{"wrong_state"})->reason, "No.");
}

TEST(reader, an_include_that_leads_nowhere_is_refused) {
  const SourceFile block{"shared/days.yaml", "bank_holidays: {2026-12-25: Christmas Day}\n"};
  EXPECT_EQ(complaints({{"pack.yaml", head + "include: [shared/dais.yaml]\n"}, block}),
            Texts{"pack.yaml:7: there is no shared block \"shared/dais.yaml\"; expected perhaps \"shared/days.yaml\""});
  EXPECT_EQ(complaints({{"pack.yaml", head + "include: [teams.yaml]\n"}, {"teams.yaml", "arms: []\n"}}),
            Texts{"pack.yaml:7: there is no shared block \"teams.yaml\"; expected none to be named: there are none"});
  EXPECT_EQ(complaints({{"pack.yaml", head}, {"teams.yaml", "include: [shared/days.yaml]\n"}, block}),
            Texts{"teams.yaml:1: \"include\" stands in teams.yaml; expected it in pack.yaml only"});
}

TEST(reader, what_is_not_yaml_is_refused_with_its_line) {
  const auto found = complaints("arms: [a, b\nlevels: }\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].starts_with("pack.yaml:8: this is not YAML")) << found[0];
  EXPECT_EQ(complaints({{"pack.yaml", "- a\n- b\n"}}).front(),
            "pack.yaml:1: a pack file is a list; expected keys with values, such as \"id: ...\"");
}

TEST(reader, anchors_tags_and_further_documents_are_refused) {
  const std::string expected = "; expected the text itself, or a shared block named under include";
  EXPECT_EQ(complaints("arms: &a [{id: a, title: A}]\n"),
            Texts{"pack.yaml:7: anchors and aliases (& and *) are not used in packs" + expected});
  EXPECT_EQ(complaints("status: !!str live\n"),
            Texts{"pack.yaml:7: tags (!) are not used in packs; expected a plain value"});
  EXPECT_EQ(complaints("status: live\n---\nstatus: draft\n"),
            Texts{"pack.yaml:9: a second document begins (---); expected one document in a file"});
  EXPECT_EQ(complaints("? [a, b]\n: c\n"),
            Texts{"pack.yaml:7: a list or a mapping stands where a key should be; expected a word before the colon"});
}

// What a "billion laughs" file would do with aliases, or a generated one with brackets and sheer size.
TEST(reader, a_file_that_would_grow_without_end_is_refused) {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'z'; ++name)
    bomb += std::string(1, name) + ": &" + name + " [*" + static_cast<char>(name - 1) + ", *" +
            static_cast<char>(name - 1) + "]\n";
  EXPECT_EQ(complaints({{"pack.yaml", bomb}}).size(), 1u);
  EXPECT_EQ(complaints("arms: " + std::string(5'000, '[') + "\n").size(), 1u);
  EXPECT_EQ(complaints("arms: " + std::string(20, '[') + std::string(20, ']') + "\n"),
            Texts{"pack.yaml:7: the values are nested too deeply; expected at most 16 levels"});
  std::string long_list = "arms:\n";
  for (int i = 0; i < 20'000; ++i) long_list += "- x\n";
  EXPECT_TRUE(complaints(long_list).front().ends_with("the file holds too much; expected at most 20000 values"));
  EXPECT_EQ(complaints(std::string(1 << 20, '#')).front(),
            "pack.yaml: the file is too large (1048700 bytes); expected at most 1048576 bytes");
  EXPECT_EQ(complaints(std::string("status: li\0ve\n", 14)).front(),
            "pack.yaml: the file is not text; expected UTF-8 without zero bytes");
}

}  // namespace
}  // namespace lintel::pack
