#include "pack/difference.h"

#include <gtest/gtest.h>

namespace lintel::pack {
namespace {

using Words = std::vector<std::string>;

Words changed(std::string before, std::string after) {
  return differences({{"pack.yaml", std::move(before)}}, {{"pack.yaml", std::move(after)}});
}

TEST(Difference, of_a_pack_to_itself_is_nothing) {
  EXPECT_EQ(changed("version: \"1\"\nlevels:\n  - id: a\n", "version: \"1\"\nlevels:\n  - id: a\n"), Words{});
}

TEST(Difference, names_the_rule_what_it_said_and_what_it_says) {
  EXPECT_EQ(
      changed("obligations:\n  - {id: decide, within: 1 hour}\n", "obligations:\n  - {id: decide, within: 2 hours}\n"),
      Words{"obligations, decide: within was \"1 hour\", is \"2 hours\""});
}

TEST(Difference, names_what_is_new_and_what_is_gone) {
  EXPECT_EQ(changed("teams:\n  - {id: east, title: East}\n", "teams:\n  - {id: west, title: West}\n"),
            (Words{"teams: east (\"East\") is no longer there", "teams: west (\"West\") is new"}));
  EXPECT_EQ(changed("short_name: A\n", "hub_name: B\n"),
            (Words{"short_name was \"A\", is no longer given", "hub_name is \"B\", was not given"}));
}

TEST(Difference, says_which_rights_a_role_gained_and_lost) {
  EXPECT_EQ(changed("roles:\n  - {id: adviser, may: [take_call, see_calls]}\n",
                    "roles:\n  - {id: adviser, may: [see_calls, see_people]}\n"),
            (Words{"roles, adviser: may no longer has take_call", "roles, adviser: may now has see_people"}));
}

TEST(Difference, of_order_counts_where_the_first_that_holds_does) {
  EXPECT_EQ(changed("routes:\n  - id: a\n  - id: b\n", "routes:\n  - id: b\n  - id: a\n"),
            Words{"routes: b now comes before a"});
  EXPECT_EQ(changed("co_allocations:\n  - id: a\n  - id: b\n", "co_allocations:\n  - id: b\n  - id: a\n"),
            Words{"co_allocations: b now comes before a"});
  EXPECT_EQ(changed("teams:\n  - id: a\n  - id: b\n", "teams:\n  - id: b\n  - id: a\n"), Words{});
}

TEST(Difference, does_not_mind_in_which_file_something_stands) {
  EXPECT_EQ(differences({{"pack.yaml", "teams:\n  - id: a\n  - id: b\n"}},
                        {{"pack.yaml", "teams:\n  - id: a\n"}, {"teams.yaml", "teams:\n  - id: b\n"}}),
            Words{});
}

TEST(Difference, takes_in_the_blocks_a_pack_includes_and_no_others) {
  const SourceFile block{"shared/days.yaml", "bank_holidays:\n  - 2026-12-25\n"};
  EXPECT_EQ(differences({{"pack.yaml", "version: \"1\"\n"}, block},
                        {{"pack.yaml", "include:\n  - shared/days.yaml\nversion: \"1\"\n"}, block}),
            Words{"bank_holidays is \"2026-12-25\", was not given"});
}

TEST(Difference, of_long_texts_is_seen_though_they_are_cut) {
  const std::string long_text(300, 'x');
  EXPECT_EQ(changed("hub_name: " + long_text + "a\n", "hub_name: " + long_text + "b\n").size(), 1u);
}

TEST(Difference, of_conditions_names_the_attribute) {
  EXPECT_EQ(changed("routes:\n  - {id: a, when: {outcome: assess}}\n", "routes:\n  - {id: a, when: {outcome: help}}\n"),
            Words{"routes, a, when: outcome was \"assess\", is \"help\""});
}

}  // namespace
}  // namespace lintel::pack
