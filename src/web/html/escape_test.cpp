#include "web/html/escape.h"

#include <gtest/gtest.h>

using namespace lintel::web;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

TEST(Escape, the_five_characters_that_mean_something_in_markup_become_references) {
  EXPECT_EQ(escaped("<a href=\"x\" id='y'>&amp;</a>"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
}

TEST(Escape, text_in_other_scripts_is_kept_byte_for_byte) {
  const std::string names = "Zo\u00eb \u0141ukasz \u0906\u0930\u0935 \u738b \U0001F600 \U0010FFFF";
  EXPECT_EQ(escaped(names), names);
}

TEST(Escape, a_nul_becomes_the_replacement_character) {
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(Escape, each_byte_that_is_not_utf8_becomes_the_replacement_character) {
  EXPECT_EQ(escaped("a\x80z"), "a\uFFFDz");
  EXPECT_EQ(escaped("\xFF\xFE"), "\uFFFD\uFFFD");
  EXPECT_EQ(escaped("\xC0\xAF"), "\uFFFD\uFFFD") << "overlong slash";
  EXPECT_EQ(escaped("\xE0\x80\xBC"), "\uFFFD\uFFFD\uFFFD") << "overlong less-than";
  EXPECT_EQ(escaped("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "surrogate";
  EXPECT_EQ(escaped("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "above U+10FFFF";
}

TEST(Escape, a_character_cut_off_at_the_end_does_not_swallow_what_follows) {
  EXPECT_EQ(escaped("\xE2\x82"), "\uFFFD\uFFFD");
  EXPECT_EQ(escaped("\xE2\x82<b>"), "\uFFFD\uFFFD&lt;b&gt;");
  EXPECT_EQ(escaped("\xC3\""), "\uFFFD&quot;");
}

TEST(SafeAddress, addresses_of_this_site_are_kept) {
  for (const char* address :
       {"", "/contacts/1?tab=2#top", "#main-content", "?sort=due", "contacts/1", "a/b:c", "./x:y"})
    EXPECT_EQ(safe_address(address), address);
}

TEST(SafeAddress, web_mail_and_telephone_addresses_are_kept) {
  for (const char* address : {"https://example.org/", "HTTP://example.org", "mailto:a@example.org", "tel:01632960001"})
    EXPECT_EQ(safe_address(address), address);
}

TEST(SafeAddress, any_other_scheme_leads_nowhere) {
  for (const char* address : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
                              "file:///etc/passwd", "blob:x", ":x"})
    EXPECT_EQ(safe_address(address), "#") << address;
}

TEST(SafeAddress, what_browsers_ignore_in_a_scheme_does_not_hide_it) {
  for (const char* address :
       {" javascript:x", "\x01javascript:x", "java\tscript:x", "java\nscript:x", "javascript\r:x", "\n\t javascript:x"})
    EXPECT_EQ(safe_address(address), "#") << address;
}

}  // namespace
