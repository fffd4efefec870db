#include <gtest/gtest.h>

#include "pack/check_said.h"

// What the check says of a scorecard, whatever else it says of a pack that is nothing more (P-76).
namespace lintel::pack {
namespace {

const std::string sound = R"(districts: [{id: hill, title: Hill, postcodes: [EX1]}]
services: [{id: child_in_need, title: Child in need}]
scorecard:
  title: Scorecard
  indicators:
    - {title: In need, counts: children, services: [child_in_need]}
    - {title: Again, counts: referred_again}
  referred_again_within_months: 12
  source: here
)";

std::vector<std::string> said(const std::string& from = "", const std::string& to = "") {
  return check_said(sound, from, to, {"scorecard", "indicator"});
}

bool says(const std::string& from, const std::string& to, const std::string& words) {
  for (const auto& one : said(from, to))
    if (one.find(words) != std::string::npos) return true;
  return false;
}

TEST(check_scorecard, has_nothing_to_say_of_a_sound_one) {
  EXPECT_EQ(said(), std::vector<std::string>{});
}

TEST(check_scorecard, wants_services_where_they_are_counted_and_only_there) {
  EXPECT_TRUE(says(", services: [child_in_need]", "", "names no services"));
  EXPECT_TRUE(says("counts: referred_again", "counts: referred_again, services: [child_in_need]", "does not count"));
  EXPECT_TRUE(says("services: [child_in_need]}", "services: [nowhere]}", "nowhere"));
}

TEST(check_scorecard, wants_an_indicator_that_is_known_under_a_title_of_its_own) {
  EXPECT_TRUE(says("counts: children", "counts: horses", "horses"));
  EXPECT_TRUE(says("title: Again", "title: In need", "two indicators are called \"In need\""));
}

TEST(check_scorecard, wants_to_know_how_long_a_referral_counts) {
  EXPECT_TRUE(says("  referred_again_within_months: 12\n", "", "does not know how long"));
  EXPECT_TRUE(says("months: 12", "months: 400", "0 to 36 months"));
}

TEST(check_scorecard, wants_early_help_where_step_downs_to_it_are_counted) {
  EXPECT_TRUE(says("counts: referred_again", "counts: stepped_down", "the part early_help"));
}

TEST(check_scorecard, wants_districts) {
  EXPECT_TRUE(says("districts: [{id: hill, title: Hill, postcodes: [EX1]}]\n", "", "the pack has none"));
}

}  // namespace
}  // namespace lintel::pack
