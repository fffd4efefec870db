// A pack that is still a draft does no real work by accident.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;

class Draft : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(fs::path(LINTEL_SOURCE_DIR) / "packs", packs, fs::copy_options::recursive);
    auto text = text_of_file("packs/lancashire/pack.yaml");
    text.replace(text.find("status: live"), 12, "status: draft");
    std::ofstream(packs / "lancashire/pack.yaml") << text;
  }
  std::vector<std::string> with(std::vector<std::string> words) {
    for (const auto& more : {std::string("--database"), database.string(), std::string("--packs"), packs.string(),
                             std::string("--hub"), std::string("lancashire")})
      words.push_back(more);
    return words;
  }
  support::TemporaryFolder folder;
  fs::path packs = fs::path(folder.path()) / "packs";
  fs::path database = fs::path(folder.path()) / "hub.db";
};

TEST_F(Draft, is_not_served_and_leaves_no_database) {
  const auto ran = run(with({"serve", "--port", "0"}));
  EXPECT_EQ(ran.exit_code, app::exit_codes::refused);
  EXPECT_NE(ran.said.find("is a draft"), std::string::npos) << ran.said;
  EXPECT_NE(ran.said.find("--draft"), std::string::npos) << ran.said;
  EXPECT_FALSE(fs::exists(database));
}

TEST_F(Draft, receives_nothing_unless_it_is_tried_out_on_purpose) {
  const auto request = std::string(LINTEL_SOURCE_DIR) + "/tests/journeys/fixtures/request-01.json";
  EXPECT_EQ(run(with({"receive", request})).exit_code, app::exit_codes::refused);
  const auto tried = run(with({"receive", request, "--draft"}));
  EXPECT_EQ(tried.exit_code, 0) << tried.said;
}

TEST_F(Draft, is_called_one_when_it_is_checked) {
  const auto draft = run({"pack", "check", (packs / "lancashire").string()});
  EXPECT_EQ(draft.exit_code, 0);
  EXPECT_NE(draft.said.find("no problems; a draft, not for real work"), std::string::npos) << draft.said;
  const auto live = run({"pack", "check", std::string(LINTEL_SOURCE_DIR) + "/packs/lancashire"});
  EXPECT_EQ(live.said, "lancashire: no problems\n");
}

TEST(pack_test, counts_the_cases_once) {
  const auto ran = run({"pack", "test", std::string(LINTEL_SOURCE_DIR) + "/packs/lancashire/cases/roles.case"});
  EXPECT_EQ(ran.exit_code, 0) << ran.said;
  EXPECT_TRUE(ran.said.ends_with(" s\n")) << ran.said;
  EXPECT_EQ(ran.said.find('\n'), ran.said.size() - 1) << ran.said;
}

}  // namespace
}  // namespace lintel::commands
