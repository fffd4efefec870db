#include <gtest/gtest.h>

#include <algorithm>

#include "pack/check_said.h"

// What the check says of an advice line (B-28 to B-35), whatever else it says of a pack that is nothing more.
namespace lintel::pack {
namespace {

const std::string sound = R"(phones:
  - {id: line, title: Line, number: 01632 960001, when: In hours}
  - {id: refer, title: Referrals, number: 01632 960002, when: Always}
links:
  - {id: council, title: Council, url: "https://council.example/"}
roles:
  - {id: adviser, title: Adviser, qualified_social_worker: yes, may: [see_consultations, take_consultation, transfer_consultation]}
  - {id: clerk, title: Clerk, may: [see_consultations, take_up_transfer]}
  - {id: boss, title: Boss, may: [see_consultations, acknowledge_transfer]}
advice_line:
  title: Advice
  phone: line
  referral_phone: refer
  referral_link: council
  thresholds_link: council
  harm: Refer now.
  opening: {monday: "09:00-17:00"}
  callers: [{id: school, title: School}]
  themes: [{id: neglect, title: Neglect}]
  results: [{id: nothing, title: Nothing}, {id: refer, title: Refer, referral: yes}]
  taken_by: [adviser]
  qualified_only: yes
  transferred_to: [clerk]
  contact_within: 1 hour
  alerted: [boss]
  source: here
)";

std::vector<std::string> said_of_line(const std::string& from = "", const std::string& to = "") {
  return check_said(sound, from, to, {"advice line"});
}

bool says(const std::string& from, const std::string& to, const std::string& words) {
  const auto said = said_of_line(from, to);
  return std::ranges::any_of(said, [&](const auto& one) { return one.find(words) != std::string::npos; });
}

TEST(check_advice_line, a_sound_one_is_left_alone) {
  EXPECT_EQ(said_of_line(), std::vector<std::string>{});
}

TEST(check_advice_line, its_numbers_and_links_are_the_packs_own) {
  EXPECT_TRUE(says("phone: line", "phone: lime", "phone \"lime\" does not exist"));
  EXPECT_TRUE(says("referral_link: council", "referral_link: page", "referral_link \"page\" does not exist"));
  EXPECT_TRUE(says("thresholds_link: council", "thresholds_link: page", "thresholds_link \"page\" does not exist"));
}

TEST(check_advice_line, it_is_no_way_to_refer) {  // B-31
  EXPECT_TRUE(says("referral_phone: refer", "referral_phone: line", "takes referrals on its own number"));
  EXPECT_TRUE(says(", referral: yes", "", "has no result with referral: yes"));
}

TEST(check_advice_line, whoever_it_names_may_do_what_it_gives_them) {
  EXPECT_TRUE(says("take_consultation, ", "", "has no right to take_consultation"));
  EXPECT_TRUE(says(", take_up_transfer", "", "has no right to take_up_transfer"));
  EXPECT_TRUE(says(", acknowledge_transfer", "", "has no right to acknowledge_transfer"));
  EXPECT_TRUE(says("alerted: [boss]", "alerted: [chief]", "role \"chief\" does not exist"));
  EXPECT_TRUE(says("alerted: [boss]", "alerted: []", "nobody under alerted"));
}

TEST(check_advice_line, the_qualification_it_asks_for_exists) {  // B-28
  EXPECT_TRUE(says("qualified_social_worker: yes, ", "", "asks for a qualification"));
}

TEST(check_advice_line, each_entry_stands_once_and_there_is_one) {
  EXPECT_TRUE(says("{id: nothing, title: Nothing}", "{id: refer, title: Nothing}", "\"refer\" is there twice"));
  EXPECT_TRUE(says("[{id: neglect, title: Neglect}]", "[]", "has no themes"));
}

}  // namespace
}  // namespace lintel::pack
