#include "base/text.h"

#include <gtest/gtest.h>

namespace lintel::base {
namespace {

TEST(text, only_well_formed_utf8_without_nul_is_clean) {
  EXPECT_TRUE(is_clean_utf8("Siân Ó Brádaigh 小林"));
  EXPECT_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_clean_utf8("\xC3"));
  EXPECT_FALSE(is_clean_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_clean_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_clean_utf8("\xF5\x80\x80\x80"));
}

TEST(text, splitting_keeps_empty_parts_and_joining_puts_them_back) {
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(joined({"a", "b"}, " and "), "a and b");
  EXPECT_EQ(trimmed("  x \n"), "x");
}

TEST(text, hex_has_two_digits_for_each_byte_whatever_its_sign) {
  EXPECT_EQ(hex(std::string_view("\x00\x0f\x7f\x80\xff", 5)), "000f7f80ff");
}

}  // namespace
}  // namespace lintel::base
