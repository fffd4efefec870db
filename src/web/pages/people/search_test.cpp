#include "web/pages/people/search.h"

#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"
#include "casework/records/person.h"
#include "casework/views/person_rows.h"

namespace lintel::web::people {
namespace {

using casework::MemoryStore;

const terms::HubId hub{"here"};

void add(MemoryStore& store, const std::string& id, casework::PersonRecorded details) {
  casework::PersonRecord person{.stream = {"person", id}, .version = 1, .details = std::move(details)};
  store.replace(hub, {casework::person_rows(person, {})});
}

std::vector<std::string> found(MemoryStore& store, const Wanted& wanted) {
  auto query = query_for(wanted);
  query.hub = hub;
  std::vector<std::string> ids;
  for (const auto& row : store.rows(query)) ids.push_back(row.text("person"));
  return ids;
}

class FindingPeople : public ::testing::Test {
 protected:
  void SetUp() override {
    add(store_, "sian",
        {.given_name = "Siân",
         .family_name = "O'Brádaigh",
         .known_as = "Shan",
         .born = terms::date_from_iso("2018-03-03"),
         .nhs_number = "9434765919",
         .postcode = "EL4 2QT"});
    add(store_, "jude",
        {.given_name = "Jude",
         .family_name = "Obrien",
         .born = terms::date_from_iso("2021-06-19"),
         .postcode = "EL1 6HH"});
  }
  MemoryStore store_;
};

TEST_F(FindingPeople, finds_by_the_beginning_of_a_name_whatever_its_accents) {
  EXPECT_EQ(found(store_, {.family_name = "o'bra"}), std::vector<std::string>{"sian"});
  EXPECT_EQ(found(store_, {.family_name = "OB"}), (std::vector<std::string>{"sian", "jude"}));
  EXPECT_EQ(found(store_, {.given_name = "shan"}), std::vector<std::string>{"sian"});
}

TEST_F(FindingPeople, finds_by_date_number_and_postcode) {
  EXPECT_EQ(found(store_, {.born = "19 6 2021"}), std::vector<std::string>{"jude"});
  EXPECT_EQ(found(store_, {.nhs_number = "943 476 5919"}), std::vector<std::string>{"sian"});
  EXPECT_EQ(found(store_, {.postcode = "el4"}), std::vector<std::string>{"sian"});
}

TEST_F(FindingPeople, everything_typed_must_fit) {
  EXPECT_TRUE(found(store_, {.given_name = "Jude", .postcode = "EL4"}).empty());
}

TEST(finding_people, says_what_is_wrong_by_field) {
  EXPECT_EQ(mistakes_in({}).at(0).field, "given_name");
  EXPECT_EQ(mistakes_in({.born = "31 2 2018"}).at(0).field, "born");
  EXPECT_EQ(mistakes_in({.nhs_number = "943 476 5918"}).at(0).field, "nhs_number");
  EXPECT_TRUE(mistakes_in({.family_name = "x"}).empty());
}

}  // namespace
}  // namespace lintel::web::people
