// Police notifications of a whole day, from a file, as an operator puts them in.
#include <gtest/gtest.h>

#include <fstream>

#include "app/failure.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

const std::string columns =
    "police_reference,grade,domestic_abuse,crime_risk,marac,incident,incident_at,incident_place,child_given_name,"
    "child_family_name,child_school,officer,narrative\n";

std::string of(const std::string& reference, const std::string& child, const std::string& grade = "high") {
  return reference + "," + grade + ",yes,no,no,A quarrel,2026-01-06 20:10,4 Tanner's Row," + child +
         ",Ormsby,\"Ellerby School, upper\",PC Lund,They shouted.\n";
}

class ReceiveNotifications : public testing::Test {
 protected:
  Ran receive(const std::string& text, const std::string& named = "day.csv",
              const std::vector<std::string>& more = {}) {
    const auto file = std::string(folder.path()) + "/" + named;
    std::ofstream(file) << text;
    std::vector<std::string> words = {"receive-notifications",
                                      "--packs",
                                      std::string(LINTEL_SOURCE_DIR) + "/packs",
                                      "--hub",
                                      "blackpool",
                                      "--database",
                                      std::string(folder.path()) + "/hub.db",
                                      file};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  support::TemporaryFolder folder;
};

TEST_F(ReceiveNotifications, what_is_wrong_is_named_by_its_line_and_the_rest_goes_in_once) {
  const auto siblings = columns + of("LC-1", "Ava") + "LC-1,,,,,,,,Ben,Ormsby,not known,,\n";
  const auto first = receive(siblings + of("LC-2", "Cy", "odd"));
  EXPECT_EQ(first.exit_code, app::exit_codes::refused);
  EXPECT_TRUE(first.said.contains("line 4 (LC-2): grade: Choose standard, medium or high")) << first.said;
  EXPECT_TRUE(first.said.contains("1 received, 0 here already, 1 line refused")) << first.said;
  const auto mended = receive(siblings + of("LC-2", "Cy"));
  EXPECT_EQ(mended.exit_code, 0) << mended.said;
  EXPECT_TRUE(mended.said.contains("1 received, 1 here already")) << mended.said;
}

TEST_F(ReceiveNotifications, a_dry_run_keeps_nothing) {
  const auto day = columns + of("LC-1", "Ava");
  EXPECT_TRUE(receive(day, "day.csv", {"--dry-run"}).said.contains("1 would be received, 0 here already"));
  EXPECT_TRUE(receive(day).said.contains("1 received, 0 here already"));
}

TEST_F(ReceiveNotifications, a_file_that_is_neither_kind_or_not_there_is_refused_with_what_to_do) {
  const auto neither = receive(columns, "day.txt");
  EXPECT_NE(neither.exit_code, 0);
  EXPECT_TRUE(neither.said.contains("--format")) << neither.said;
  const auto broken = receive("[{\"police_reference\": ", "day.json");
  EXPECT_NE(broken.exit_code, 0);
  EXPECT_FALSE(broken.said.contains("1 received")) << broken.said;
}

}  // namespace
}  // namespace lintel::commands
