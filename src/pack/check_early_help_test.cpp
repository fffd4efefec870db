#include <gtest/gtest.h>

#include <algorithm>

#include "pack/check_said.h"

// What the check says of early help and its criteria (P-22 to P-35), whatever else it says of a pack that is nothing
// more.
namespace lintel::pack {
namespace {

const std::string sound = R"(districts:
  - {id: north, title: North, postcodes: [PO6], schools: [Ellerby School]}
teams:
  - {id: mat_north, title: Team North, kind: mat, district: north}
services:
  - {id: early_help, title: Early help}
roles:
  - {id: worker, title: Worker, may: [see_families, begin_early_help, propose_allocation]}
  - {id: senior, title: Senior, may: [see_families, endorse_allocation, return_allocation]}
  - {id: social, title: Social, may: [see_families, step_down_family]}
outcomes:
  - {id: help, title: Help, told: Help, source: here}
  - {id: enquiry, title: Enquiry, told: Enquiry, source: here}
early_help:
  title: Early help
  outcomes: [help]
  priorities: [{id: high, title: High}]
  allocation_kinds: [{id: team, title: Team, within_team: yes, worker_kinds: [{id: nurse, title: Nurse}]}]
  assessments: [{id: eha, title: EHA}]
  worked_by: [worker]
  endorsed_by: [senior]
  team_kind: mat
  service: early_help
  step_down_outcomes: [enquiry]
  stepped_down_by: [social]
  step_down_needs: [meeting]
  source: here
criteria_sets:
  - {id: old, title: Old, until: 2022-09-30, at_least: 1, problems: [{id: health, title: Health}], source: here}
  - {id: new, title: New, from: 2022-10-01, at_least: 1, problems: [{id: health, title: Health}], source: here}
)";

std::vector<std::string> said_of(const std::string& from = "", const std::string& to = "") {
  Vocabulary vocabulary;
  vocabulary.step_down_needs = {"meeting", "consent"};
  vocabulary.rights = {"see_families",       "begin_early_help",  "propose_allocation",
                       "endorse_allocation", "return_allocation", "step_down_family"};
  return check_said(sound, from, to, {"early", "criteria", "mat", "worker_kinds"}, vocabulary);
}

bool says(const std::string& from, const std::string& to, const std::string& words) {
  const auto said = said_of(from, to);
  const bool found = std::ranges::any_of(said, [&](const auto& one) { return one.contains(words); });
  if (!found)
    for (const auto& one : said) ADD_FAILURE() << one;
  return found;
}

TEST(check_early_help, a_sound_part_is_left_alone) {
  EXPECT_EQ(said_of(), std::vector<std::string>{});
}

TEST(check_early_help, whoever_works_on_it_has_the_rights) {  // P-35
  EXPECT_TRUE(says("begin_early_help, ", "", "has no right to begin_early_help"));
  EXPECT_TRUE(says("endorse_allocation, ", "", "has no right to endorse_allocation"));
  EXPECT_TRUE(says(", step_down_family", "", "has no right to step_down_family"));
  EXPECT_TRUE(says("endorsed_by: [senior]", "endorsed_by: [nobody]", "nobody"));
}

TEST(check_early_help, what_it_points_to_exists) {
  EXPECT_TRUE(says("outcomes: [help]", "outcomes: [hope]", "hope"));
  EXPECT_TRUE(says("step_down_needs: [meeting]", "step_down_needs: [tea]", "tea"));
  EXPECT_TRUE(says("service: early_help\n", "service: late_help\n", "late_help"));
  EXPECT_TRUE(says("kind: mat, district: north", "kind: other, district: north", "no team of the kind"));
  EXPECT_TRUE(says("  team_kind: mat\n", "", "has no team_kind"));
}

TEST(check_early_help, each_entry_is_listed_once) {
  EXPECT_TRUE(says("[{id: high, title: High}]", "[{id: high, title: High}, {id: high, title: Higher}]", "twice"));
  EXPECT_TRUE(says("[{id: nurse, title: Nurse}]", "[{id: nurse, title: Nurse}, {id: nurse, title: N}]", "twice"));
}

TEST(check_early_help, one_set_of_criteria_counts_on_a_day) {  // P-23
  EXPECT_TRUE(says("until: 2022-09-30", "until: 2022-10-01", "counts on days on which \"old\" counts too"));
  EXPECT_TRUE(says(", until: 2022-09-30", "", "counts on days on which \"old\" counts too"));
  EXPECT_TRUE(says("until: 2022-09-30, at_least: 1", "until: 2022-09-30, at_least: 2", "at_least is 2"));
  EXPECT_TRUE(says("from: 2022-10-01, at", "from: 2022-10-01, until: 2022-09-30, at", "ends before it begins"));
}

TEST(criteria, the_set_of_a_day_and_the_district_of_a_school_are_found) {  // P-23, P-40
  const auto pack = read_pack("somewhere", {{"pack.yaml",
                                             "version: \"1\"\nin_force_from: 2026-03-01\nauthority: A\nhub_name: H\n"
                                             "short_name: H\nrequest_name: R\n" +
                                                 sound}});
  ASSERT_TRUE(pack);
  using namespace std::chrono;
  EXPECT_EQ(pack->criteria_on(Date{2022y / 9 / 30})->id, "old");
  EXPECT_EQ(pack->criteria_on(Date{2022y / 10 / 1})->id, "new");
  EXPECT_EQ(pack->district_of_school(" ellerby school")->id, "north");
  EXPECT_EQ(pack->district_of_school("Another"), nullptr);
  EXPECT_EQ(pack->district_of_school(""), nullptr);
}

}  // namespace
}  // namespace lintel::pack
