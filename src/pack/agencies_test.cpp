#include <gtest/gtest.h>

#include "pack/pack.h"

// Whose a request is, by what a professional wrote of their organisation and role.
namespace lintel::pack {
namespace {

Pack some_agencies() {
  Pack pack;
  pack.agencies = {{.id = AgencyId{"schools"}, .title = "Schools", .called = {"school", "academy"}},
                   {.id = AgencyId{"visitors"}, .title = "Health visitors", .called = {"health visitor"}},
                   {.id = AgencyId{"gp"}, .title = "GP practices", .called = {"GP"}}};
  return pack;
}

std::string of(std::string_view organisation, std::string_view role = "") {
  const auto pack = some_agencies();
  const auto* agency = pack.agency_of(organisation, role);
  return agency ? agency->id.value : "none";
}

TEST(agencies, are_known_by_their_id_and_title) {
  EXPECT_EQ(of("schools"), "schools");
  EXPECT_EQ(of("health VISITORS"), "visitors");
}

TEST(agencies, are_known_by_whole_words_of_what_they_are_called) {
  EXPECT_EQ(of("Ellerby School"), "schools");
  EXPECT_EQ(of("The Grange Academy Trust"), "schools");
  EXPECT_EQ(of("Preschooling"), "none") << "part of a word";
  EXPECT_EQ(of("Dr Moss (GP)"), "gp");
  EXPECT_EQ(of(""), "none");
}

TEST(agencies, are_known_by_the_role_where_the_organisation_says_nothing) {
  EXPECT_EQ(of("An NHS trust", "Health visitor"), "visitors");
  EXPECT_EQ(of("Ellerby School", "Health visitor"), "schools") << "the organisation comes first";
}

}  // namespace
}  // namespace lintel::pack
