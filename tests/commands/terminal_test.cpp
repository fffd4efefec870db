// What somebody at a terminal is told when they meant something else, and what the program leaves on the disk.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/failure.h"
#include "app/wiring.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;

bool says(const Ran& ran, std::string_view words) {
  return ran.said.find(words) != std::string::npos;
}

const std::string packs = std::string(LINTEL_SOURCE_DIR) + "/packs";
constexpr auto owner_alone = fs::perms::owner_read | fs::perms::owner_write;

class Terminal : public testing::Test {
 protected:
  Ran add_staff(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"add-staff", "--database", database, "--packs", packs, "--hub", "lancashire"};
    const auto email = std::to_string(++added) + "@example.org";
    words.insert(words.end(), {"--name", "Ada Quist", "--email", email, "--role", "administrator"});
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  int added = 0;
  support::TemporaryFolder folder;
  const std::string request = std::string(LINTEL_SOURCE_DIR) + "/tests/journeys/fixtures/request-01.json";
  const std::string database = folder.file("hub.db");
};

TEST_F(Terminal, names_the_command_that_was_probably_meant) {
  const auto below = run({"pack", "chek"}), above = run({"serv"}), far = run({"pack", "xyzzy"});
  EXPECT_EQ(below.exit_code, app::exit_codes::usage);
  EXPECT_TRUE(says(below, "no command \"lintel pack chek\"; expected perhaps \"check\"")) << below.said;
  EXPECT_TRUE(says(above, "no command \"lintel serv\"; expected perhaps \"serve\"")) << above.said;
  EXPECT_TRUE(says(far, "expected one of: check, test, diff, put, schema")) << far.said;
}

TEST_F(Terminal, names_the_hub_that_was_probably_meant_and_makes_no_database_for_another) {
  const auto near = run({"receive", "--database", database, "--packs", packs, "--hub", "blakpool", request});
  EXPECT_EQ(near.exit_code, app::exit_codes::usage);
  EXPECT_TRUE(says(near, "no pack blakpool in " + packs + "; expected perhaps \"blackpool\"")) << near.said;
  const auto far = run({"receive", "--database", database, "--packs", packs, "--hub", "atlantis", request});
  EXPECT_TRUE(says(far, "expected one of: blackpool")) << far.said;
  EXPECT_FALSE(fs::exists(database));
  EXPECT_TRUE(says(run({"pack", "check", "--packs", packs, "lancasher"}), "perhaps \"lancashire\""));
}

TEST_F(Terminal, says_that_a_database_is_new_and_only_then) {
  const auto first = add_staff();
  EXPECT_EQ(first.exit_code, 0) << first.said;
  EXPECT_TRUE(says(first, "hub.db was not there before, or was empty")) << first.said;
  EXPECT_FALSE(says(run({"receive", "--database", database, "--packs", packs, "--hub", "lancashire", request}),
                    "not there before"));
  EXPECT_TRUE(
      says(run({"receive", "--database", folder.file("mistyped.db"), "--packs", packs, "--hub", "lancashire", request}),
           "mistyped.db was not there before"));
}

TEST_F(Terminal, prints_a_link_that_can_be_followed) {
  EXPECT_TRUE(says(add_staff(), "\n  http://localhost:8080/set-password/"));
  const auto told = add_staff({"--base-url", "https://{hub}.example"});
  EXPECT_TRUE(says(told, "\n  https://lancashire.example/set-password/")) << told.said;
  EXPECT_FALSE(says(told, "on this machine"));
}

TEST_F(Terminal, counts_one_as_one) {
  add_staff();
  EXPECT_TRUE(says(run({"verify", "--database", database}), "1 fact in 1 record:"));
}

TEST_F(Terminal, says_which_packs_it_takes_when_none_lie_here) {
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  const auto elsewhere = run({"pack", "check", "lancashire"});
  fs::current_path(before);
  EXPECT_TRUE(says(elsewhere, "the packs are those of " + packs)) << elsewhere.said;
  EXPECT_FALSE(says(run({"pack", "check", "--packs", "packs", "lancashire"}), "the packs are those of"));
}

TEST_F(Terminal, leaves_a_database_to_its_owner_alone) {
  const app::Settings settings{.database = database, .hub = "lancashire", .packs = packs};
  const auto open = app::open_hub(settings);
  EXPECT_TRUE(open.is_new);
  for (const auto* ending : {"", "-wal", "-shm", ".writer"})
    EXPECT_EQ(fs::status(database + ending).permissions(), owner_alone) << ending;
  open.store->backup(folder.file("copy.db"));
  EXPECT_EQ(fs::status(folder.file("copy.db")).permissions(), owner_alone);
  EXPECT_FALSE(app::open_hub(settings).is_new);
}

// The draft is none that somebody laid there: neither is it written into, nor is it what the key is then read from.
TEST_F(Terminal, makes_the_key_beside_what_lies_there) {
  fs::create_symlink(folder.file("elsewhere"), database + ".key.new");
  EXPECT_EQ(add_staff().exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.file("elsewhere")));
  EXPECT_EQ(fs::status(database + ".key").permissions(), owner_alone);
}

}  // namespace
}  // namespace lintel::commands
