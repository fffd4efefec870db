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

TEST(people, a_telephone_number_is_one_that_can_be_rung_however_it_is_grouped) {
  for (const auto* number : {"01632 960001", "(01632) 960-001", "+44 1632 960 001", "01632960001 ext 12",
                             "01632 960001 x 4452", "01632 960001 / 07700 900982", "01632.960.001 extension 3"})
    EXPECT_TRUE(is_telephone(number)) << number;
  for (const auto* no : {"", "abc", "960001", "01632 960001 ask for Jo", "01632 960001,", "ext 12",
                         "01632 960001 01632 960002", "01632 960001 ext"})
    EXPECT_FALSE(is_telephone(no)) << no;
}

TEST(people, an_email_address_has_a_name_and_a_place) {
  for (const auto* address : {"ruth@example.org", "r.a+b@school.example.sch.uk"}) EXPECT_TRUE(is_email(address));
  for (const auto* no : {"", "not-an-email", "@example.org", "ruth@example", "ruth@.org", "ruth@example.org.",
                         "ruth @example.org", "a@b.org, c@d.org", "a@b@c.org"})
    EXPECT_FALSE(is_email(no)) << no;
}

}  // namespace
}  // namespace lintel::domain
