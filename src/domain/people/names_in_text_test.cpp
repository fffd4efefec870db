#include "domain/people/names_in_text.h"

#include <gtest/gtest.h>

namespace lintel::domain {
namespace {

using Names = std::vector<std::string>;

Names found(std::string_view text, std::string_view known = "") {
  std::set<std::string> words;
  add_known_words(words, known);
  return names_in_text(text, words);
}

TEST(names_in_text, finds_capitals_within_a_sentence_and_several_together) {  // L-21
  EXPECT_EQ(found("He waits until Gaz goes. Leanne Crossfield saw it, and so did Gaz."),
            (Names{"Gaz", "Leanne Crossfield"}));
  EXPECT_EQ(found("It was Dean's idea"), (Names{"Dean"}));
  EXPECT_EQ(found("Mrs Platt rang."), (Names{"Mrs Platt"}));
  EXPECT_EQ(found("Then Ruth O'Neill-Ward came"), (Names{"Ruth O'Neill-Ward"}));
}

TEST(names_in_text, leaves_out_who_is_known_days_abbreviations_and_the_beginning_of_a_sentence) {
  EXPECT_EQ(found("On Monday I rang the GP. Nobody was in. Yesterday in May too."), (Names{}));
  EXPECT_EQ(found("Then Maisie said that Maisie Harrowgate is hungry", "Maisie Harrowgate"), (Names{}));
  EXPECT_EQ(found("They live in Tanner's Row", "14 Tanner's Row"), (Names{}));
  EXPECT_EQ(found(""), (Names{}));
}

TEST(names_in_text, names_a_stranger_with_the_name_of_the_family) {
  EXPECT_EQ(found("Her cousin Leanne Harrowgate told me", "Maisie Harrowgate"), (Names{"Leanne Harrowgate"}));
}

TEST(names_in_text, takes_any_bytes) {
  EXPECT_EQ(found("Zo\xC3\xAB and \xC5\x81ukasz; \xFF\xFE"), (Names{}));
  EXPECT_EQ(found("with Zo\xC3\xAB"), (Names{"Zo\xC3\xAB"}));
}

}  // namespace
}  // namespace lintel::domain
