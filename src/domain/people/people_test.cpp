#include "domain/people/people.h"

#include <gtest/gtest.h>

namespace lintel::domain {
namespace {

TEST(people, an_nhs_number_needs_its_check_digit) {
  EXPECT_EQ(nhs_number("943 476 5919"), "9434765919");
  EXPECT_FALSE(nhs_number("943 476 5918"));
  EXPECT_FALSE(nhs_number("943 476 591"));
  EXPECT_FALSE(nhs_number("943x4765919"));
  EXPECT_EQ(nhs_number_words("9434765919"), "943 476 5919");
}

TEST(people, names_are_found_whatever_their_accents_and_dashes) {
  EXPECT_EQ(name_key("Siân O'Brádaigh-Nowak"), "sian obradaighnowak");
  EXPECT_EQ(name_key("  Łukasz  ŻELAZNY "), "lukasz zelazny");
  EXPECT_EQ(name_key("D’Arcy"), "darcy");
  EXPECT_EQ(name_key("小林"), "小林");
}

TEST(people, a_postcode_is_written_one_way) {
  EXPECT_EQ(postcode("el4 2qt"), "EL4 2QT");
  EXPECT_EQ(postcode("EL42QT"), "EL4 2QT");
  EXPECT_FALSE(postcode("EL4"));
  EXPECT_FALSE(postcode("ELELEL"));
  EXPECT_EQ(postcode_key(" el4 2qt "), "EL42QT");
}

}  // namespace
}  // namespace lintel::domain
