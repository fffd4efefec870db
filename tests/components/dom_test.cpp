#include "dom.h"

#include <gtest/gtest.h>

using lintel::components_test::dom;

namespace {

TEST(Dom, attribute_order_and_the_amount_of_white_space_do_not_matter) {
  EXPECT_EQ(dom("<p id=a class=' x  y '>one\n   two</p>"), dom("<p class='x y' id='a'>one two</p>"));
}

TEST(Dom, a_space_that_a_reader_sees_matters) {
  EXPECT_NE(dom("<p><b>a</b> <i>b</i></p>"), dom("<p><b>a</b><i>b</i></p>"));
}

TEST(Dom, class_order_attributes_text_and_nesting_matter) {
  EXPECT_NE(dom("<p class='x y'></p>"), dom("<p class='y x'></p>"));
  EXPECT_NE(dom("<p hidden></p>"), dom("<p></p>"));
  EXPECT_NE(dom("<p id=a></p>"), dom("<p id=b></p>"));
  EXPECT_NE(dom("<p>a</p>"), dom("<p>b</p>"));
  EXPECT_NE(dom("<div><p></p></div>"), dom("<div></div><p></p>"));
}

TEST(Dom, lines_in_a_textarea_are_kept) {
  EXPECT_NE(dom("<textarea>a\n\nb</textarea>"), dom("<textarea>a b</textarea>"));
}

TEST(Dom, escaped_text_is_not_markup) {
  EXPECT_NE(dom("<p>&lt;b&gt;x</p>"), dom("<p><b>x</b></p>"));
}

}  // namespace
