#include "web/html/html.h"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace lintel::web;

namespace {

TEST(Html, a_string_becomes_markup_only_by_escaping) {
  const std::string name = "<script>alert('x')</script>";
  EXPECT_EQ(Html(name).markup(), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  EXPECT_EQ(text(name), Html(name));
  EXPECT_EQ(el("p", {}, {name}).markup(), "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</p>");
}

TEST(Html, markup_inside_markup_is_not_escaped_twice) {
  EXPECT_EQ(el("p", {}, {"a & ", el("b", {}, {"b & c"})}).markup(), "<p>a &amp; <b>b &amp; c</b></p>");
  EXPECT_EQ((trusted("<hr>") + "1 < 2").markup(), "<hr>1 &lt; 2");
}

TEST(Html, attribute_values_cannot_leave_their_quotes) {
  EXPECT_EQ(el("div", {{"title", "\" autofocus x='1"}}).markup(), "<div title=\"&quot; autofocus x=&#39;1\"></div>");
}

TEST(Html, attributes_keep_their_order_and_the_empty_ones_stay_unless_asked) {
  EXPECT_EQ(el("a", {{"id", "z"}, {"class", ""}, {"rel", unless_empty("")}, {"lang", unless_empty("en")}}).markup(),
            "<a id=\"z\" class=\"\" lang=\"en\"></a>");
}

TEST(Html, a_boolean_attribute_is_its_name_or_nothing) {
  EXPECT_EQ(el("input", {{"disabled", true}, {"checked", false}}).markup(), "<input disabled>");
}

TEST(Html, a_list_of_attributes_can_be_kept_and_added) {
  Attributes kept{{"data-a", "1"}, {"hidden", true}, {"inert", false}};
  kept.add("data-b", "<2>").add_flag("open");
  EXPECT_EQ(el("div", {{"id", "x"}, kept}).markup(),
            "<div id=\"x\" data-a=\"1\" hidden data-b=\"&lt;2&gt;\" open></div>");
}

TEST(Html, every_attribute_that_holds_an_address_is_checked) {
  for (const char* name : {"href", "src", "action", "formaction"}) {
    EXPECT_EQ(el("x", {{name, "javascript:alert(1)"}}).markup(), "<x " + std::string(name) + "=\"#\"></x>");
    EXPECT_EQ(el("x", {Attributes{{name, "data:text/html,x"}}}).markup(), "<x " + std::string(name) + "=\"#\"></x>");
    EXPECT_EQ(el("x", {{name, "/a?b=1&c=2"}}).markup(), "<x " + std::string(name) + "=\"/a?b=1&amp;c=2\"></x>");
  }
}

TEST(Html, event_handlers_inline_styles_and_broken_names_are_refused) {
  EXPECT_THROW(el("p", {{"onclick", "x"}}), std::logic_error);
  EXPECT_THROW(el("p", {{"ONLOAD", "x"}}), std::logic_error);
  EXPECT_THROW(el("p", {{"style", "x"}}), std::logic_error);
  EXPECT_THROW(el("p", {{"a b", "x"}}), std::logic_error);
  EXPECT_THROW(el("p", {{"", "x"}}), std::logic_error);
  EXPECT_THROW(el("p", {Attributes{{"x>", "y"}}}), std::logic_error);
  EXPECT_THROW(el("p><script", {}), std::logic_error);
}

TEST(Html, void_elements_have_no_end_tag) {
  EXPECT_EQ(el("br").markup(), "<br>");
  EXPECT_EQ(el("p").markup(), "<p></p>");
}

TEST(Html, a_block_puts_its_children_on_lines_and_leaves_out_empty_ones) {
  EXPECT_EQ(block("div", {}, {el("p"), Html(), el("hr")}).markup(), "<div>\n<p></p>\n<hr>\n</div>");
}

TEST(Html, concat_and_append_keep_order) {
  Html list = concat({el("i"), "<", el("b")});
  list += "&";
  EXPECT_EQ(list.markup(), "<i></i>&lt;<b></b>&amp;");
}

TEST(Html, class_names_are_joined_without_gaps) {
  EXPECT_EQ(classes({"govuk-button", "", "govuk-button--start"}), "govuk-button govuk-button--start");
  EXPECT_EQ(classes({"", ""}), "");
}

}  // namespace
