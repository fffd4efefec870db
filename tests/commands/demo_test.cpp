// The demonstration from the command line: what it prints, and what it says where its folder is no use any more.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;

class Demo : public testing::Test {
 protected:
  Ran demo(const fs::path& packs = LINTEL_SOURCE_DIR "/packs") {
    return run({"demo", "--hub", "blackpool", "--families", "5", "--weeks", "1", "--database", database, "--packs",
                packs.string()});
  }
  support::TemporaryFolder folder;
  std::string database = std::string(folder.path()) + "/demo.db";
};

bool says(const Ran& ran, std::string_view words) {
  return ran.said.find(words) != std::string::npos;
}

TEST_F(Demo, says_what_was_invented_and_where_and_nothing_of_tries_that_a_rule_refused) {
  const auto first = demo();
  ASSERT_EQ(first.exit_code, 0) << first.said;
  EXPECT_TRUE(says(first, "kept in " + database)) << first.said;
  EXPECT_FALSE(says(first, "refused")) << first.said;
}

TEST_F(Demo, opened_again_is_as_it_was_left_and_says_how_to_begin_a_new_one) {
  ASSERT_EQ(demo().exit_code, 0);
  const auto again = demo();
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_TRUE(says(again, "as it was left in " + database)) << again.said;
  EXPECT_TRUE(says(again, "LINTEL_DATA=new-folder lintel demo --hub blackpool --serve")) << again.said;
}

TEST_F(Demo, made_with_another_content_of_the_pack_says_how_to_begin_a_new_one) {
  const fs::path packs = fs::path(folder.path()) / "packs";
  fs::create_directories(packs);
  for (const auto* one : {"blackpool", "shared"})
    fs::copy(fs::path(LINTEL_SOURCE_DIR "/packs") / one, packs / one, fs::copy_options::recursive);
  ASSERT_EQ(demo().exit_code, 0);
  std::ofstream(packs / "blackpool" / "pack.yaml", std::ios::app) << "# another word\n";
  const auto changed = demo(packs);
  EXPECT_EQ(changed.exit_code, app::exit_codes::usage);
  EXPECT_TRUE(says(changed, "The demonstration in " + database + " was made with other packs")) << changed.said;
  EXPECT_TRUE(says(changed, "LINTEL_DATA=new-folder lintel demo --hub blackpool --serve")) << changed.said;
  EXPECT_TRUE(says(changed, "or remove " + database)) << changed.said;
}

TEST_F(Demo, a_hub_that_is_none_is_no_fault_of_the_folder) {
  ASSERT_EQ(demo().exit_code, 0);
  const auto ran = run({"demo", "--hub", "nowhere", "--database", database});
  EXPECT_EQ(ran.exit_code, app::exit_codes::usage);
  EXPECT_FALSE(says(ran, "LINTEL_DATA")) << ran.said;
}

TEST_F(Demo, help_says_where_it_is_kept) {
  EXPECT_TRUE(says(run({"demo", "--help"}), "LINTEL_DATA"));
}

}  // namespace
}  // namespace lintel::commands
