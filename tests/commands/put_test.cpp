// Putting a version of a pack in force, from the command line.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

class Put : public testing::Test {
 protected:
  Ran put(std::vector<std::string> more, const char* pack = "lancashire") {
    std::vector<std::string> words = {"pack",       "put",    std::string(LINTEL_SOURCE_DIR) + "/packs/" + pack,
                                      "--database", database, "--by",
                                      "A. Lead",    "--yes"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  support::TemporaryFolder folder;
  std::string database = std::string(folder.path()) + "/hub.db";
};

TEST_F(Put, what_is_in_force_is_not_put_off) {
  ASSERT_EQ(put({}).exit_code, 0);
  const auto off = put({"--from", "2099-01-01"});
  EXPECT_EQ(off.exit_code, app::exit_codes::refused);
  EXPECT_NE(off.said.find("is in force already"), std::string::npos) << off.said;
}

TEST_F(Put, a_moment_that_has_passed_or_is_none_is_refused) {
  EXPECT_EQ(put({"--from", "2020-01-01"}).exit_code, app::exit_codes::refused);
  EXPECT_EQ(put({"--from", "tomorrow"}).exit_code, app::exit_codes::usage);
}

TEST_F(Put, a_draft_is_not_put_in_force) {
  EXPECT_EQ(put({}, "devon").exit_code, app::exit_codes::refused);
}

}  // namespace
}  // namespace lintel::commands
