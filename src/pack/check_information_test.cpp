#include <gtest/gtest.h>

#include <algorithm>

#include "pack/check_said.h"

// What the check says of agreements and the keeping of records (P-17, P-20).
namespace lintel::pack {
namespace {

const std::string sound = R"(agencies:
  - {id: police, title: Police}
sharing_agreements:
  title: Agreements
  needed_from: [police]
  source: here
records_policy:
  - {id: hub, records: The hub's, owner: The hub, procedure: Its own, kept: As it says, source: here}
)";

std::vector<std::string> said_of(const std::string& from = "", const std::string& to = "") {
  return check_said(sound, from, to, {"agreements", "polic"});
}

TEST(CheckInformation, sound_parts_have_nothing_to_complain_of) {
  EXPECT_EQ(said_of(), std::vector<std::string>());
}

TEST(CheckInformation, agreements_are_with_agencies_that_there_are) {
  ASSERT_EQ(said_of("[police]", "[fire]").size(), 1u);
  EXPECT_TRUE(said_of("[police]", "[fire]").front().contains("needed_from \"fire\" does not exist"));
}

TEST(CheckInformation, a_policy_of_records_says_all_of_it_and_stands_once) {
  EXPECT_EQ(said_of("owner: The hub, ", "").size(), 1u);
  const std::string line =
      "  - {id: hub, records: The hub's, owner: The hub, procedure: Its own, kept: As it says, source: here}\n";
  EXPECT_TRUE(said_of(line, line + line).front().contains("is there twice"));
}

TEST(CheckInformation, where_no_agency_is_named_all_of_them_sign) {
  SharingAgreements all{.title = "Agreements", .source = "here"};
  EXPECT_TRUE(all.needs(terms::AgencyId{"police"}));
  all.needed_from = {terms::AgencyId{"police"}};
  EXPECT_TRUE(all.needs(terms::AgencyId{"police"}));
  EXPECT_FALSE(all.needs(terms::AgencyId{"schools"}));
  EXPECT_FALSE(SharingAgreements{}.needs(terms::AgencyId{"police"}));
}

}  // namespace
}  // namespace lintel::pack
