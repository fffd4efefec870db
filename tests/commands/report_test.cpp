// Reports as files, from the command line (P-50).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

class ReportFile : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(run({"migrate", "--database", database}).exit_code, 0); }
  Ran report(std::vector<std::string> more, const char* hub = "portsmouth") {
    std::vector<std::string> words = {"report", "--database", database, "--hub", hub};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  support::TemporaryFolder folder;
  std::string database = std::string(folder.path()) + "/hub.db";
};

TEST_F(ReportFile, has_the_headings_of_the_pack_letter_by_letter_when_nothing_came) {  // P-44
  const auto made = report({"monthly", "--period", "2016-09"});
  EXPECT_EQ(made.exit_code, 0) << made.said;
  EXPECT_NE(made.said.find("\"ID\",\"AGE AT CON\",\"CONTACT DATE\",\"CON SOURCE\",\"CON REASON\",\"CON OUTCOME DATE\","
                           "\"CON OUTCOME\",\"Locality\"\r\n"),
            std::string::npos)
      << made.said;
}

TEST_F(ReportFile, is_a_spreadsheet_when_asked) {
  const auto file = std::string(folder.path()) + "/table.xlsx";
  const auto made =
      report({"monthly", "--period", "2016-09", "--locality", "Centre", "--format", "xlsx", "--out", file});
  EXPECT_EQ(made.exit_code, 0) << made.said;
  std::ifstream bytes(file, std::ios::binary);
  char first[2] = {};
  bytes.read(first, 2);
  EXPECT_EQ(std::string(first, 2), "PK");
}

TEST_F(ReportFile, says_what_it_needs_instead_of_what_it_was_given) {
  const auto usage = app::exit_codes::usage;
  const auto wrong = [&](std::vector<std::string> words, const char* says, const char* hub = "portsmouth") {
    const auto made = report(std::move(words), hub);
    EXPECT_EQ(made.exit_code, usage) << made.said;
    EXPECT_NE(made.said.find(says), std::string::npos) << made.said;
  };
  wrong({"monthly", "--period", "September"}, "write a month like 2016-09");
  wrong({"monthly", "--period", "2016-09", "--locality", "East"}, "it has North, Central, South");
  wrong({"yearly", "--period", "2016-09"}, "it has monthly");
  wrong({"monthly", "--period", "2016-09"}, "it has none at all", "lancashire");
  wrong({"monthly", "--period", "2016-09", "--format", "xlsx"}, "name its file with --out");
}

TEST_F(ReportFile, makes_no_database_where_none_is) {
  std::filesystem::remove(database);
  const auto made = report({"monthly", "--period", "2016-09"});
  EXPECT_EQ(made.exit_code, app::exit_codes::usage);
  EXPECT_NE(made.said.find("There is no database"), std::string::npos) << made.said;
  EXPECT_FALSE(std::filesystem::exists(database));
}

TEST_F(ReportFile, cannot_be_written_where_there_is_no_folder) {
  const auto made = report({"monthly", "--period", "2016-09", "--out", std::string(folder.path()) + "/none/table.csv"});
  EXPECT_EQ(made.exit_code, app::exit_codes::world);
}

}  // namespace
}  // namespace lintel::commands
