#include <gtest/gtest.h>

#include "casework/perform.h"

namespace lintel::casework {

namespace {

const Fact graded{.hub = HubId{"hub"},
                  .stream = {"contact", "7K3M-9QWX"},
                  .version = 12,
                  .type = "ContactGraded",
                  .at = Instant{std::chrono::seconds{1'790'000'000}},
                  .by = StaffId{"one"},
                  .by_name = "Zoë Nowak",
                  .pack = "hub 2026.1",
                  .rule = "s47",
                  .source = "Guidance, page 3",
                  .payload = R"({"level":"s47"})",
                  .previous = std::string(64, 'a')};

}  // namespace

// Made by sha256sum from the text written out by hand: chains of years ago are still followed.
TEST(chain, the_hash_of_a_fact_never_changes) {
  EXPECT_EQ(chain_hash(graded), "00df976c2001002b25eb150c216eb6f6a3c29c79edca9a462b03678c394a1720");
  EXPECT_EQ(chain_hash(Fact{}), "07ca99d5f12ccec3403efbe4f4fcac2e4496986b8d0e66e51cd726faf7ad2501");
}

TEST(chain, every_field_of_a_fact_changes_its_hash) {
  const auto changed = [](auto change) {
    Fact fact = graded;
    change(fact);
    return chain_hash(fact) != chain_hash(graded);
  };
  EXPECT_TRUE(changed([](Fact& fact) { fact.hub.value += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.stream.kind += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.stream.key += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { ++fact.version; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.type += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.at += std::chrono::seconds{1}; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.by.value += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.by_name += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.pack += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.rule += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.source += "x"; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.payload += " "; }));
  EXPECT_TRUE(changed([](Fact& fact) { fact.previous[0] = 'b'; }));
}

TEST(chain, a_text_cannot_move_from_one_field_into_the_next) {
  Fact moved = graded;
  moved.rule = "s47;16";
  EXPECT_NE(chain_hash(moved), chain_hash(graded));
  moved.rule = "s4";
  moved.source = "7" + graded.source;
  EXPECT_NE(chain_hash(moved), chain_hash(graded));
}

}  // namespace lintel::casework
