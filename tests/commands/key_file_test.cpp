// The key that seals second factors: made for a new installation, then asked for.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;

class KeyFile : public testing::Test {
 protected:
  Ran add_staff(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"add-staff",
                                      "--database",
                                      folder.file("hub.db"),
                                      "--packs",
                                      std::string(LINTEL_SOURCE_DIR) + "/packs",
                                      "--hub",
                                      "lancashire",
                                      "--name",
                                      "Ada Quist",
                                      "--email",
                                      std::to_string(++added) + "@example.org",
                                      "--role",
                                      "administrator"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  support::TemporaryFolder folder;
  int added = 0;
};

TEST_F(KeyFile, is_made_beside_a_new_database_for_its_owner_alone) {
  const auto ran = add_staff();
  ASSERT_EQ(ran.exit_code, 0) << ran.said;
  const auto mode = fs::status(folder.file("hub.db.key")).permissions();
  EXPECT_EQ(mode, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::file_size(folder.file("hub.db.key")), 65u);
}

TEST_F(KeyFile, must_be_the_one_that_the_database_was_sealed_with) {
  ASSERT_EQ(add_staff().exit_code, 0);
  fs::rename(folder.file("hub.db.key"), folder.file("elsewhere"));
  const auto missing = add_staff();
  EXPECT_EQ(missing.exit_code, app::exit_codes::usage);
  EXPECT_NE(missing.said.find("is not there"), std::string::npos) << missing.said;
  EXPECT_EQ(add_staff({"--key-file", folder.file("elsewhere")}).exit_code, 0);

  std::ofstream(folder.file("other")) << std::string(64, 'a') << "\n";
  const auto wrong = add_staff({"--key-file", folder.file("other")});
  EXPECT_EQ(wrong.exit_code, app::exit_codes::usage);
  EXPECT_NE(wrong.said.find("is not the key"), std::string::npos) << wrong.said;

  std::ofstream(folder.file("short")) << "abc\n";
  const auto garbled = add_staff({"--key-file", folder.file("short")});
  EXPECT_EQ(garbled.exit_code, app::exit_codes::usage);
  EXPECT_NE(garbled.said.find("64 hexadecimal digits"), std::string::npos) << garbled.said;
}

}  // namespace
}  // namespace lintel::commands
