// What the components do beyond the macros they come from.
#include <gtest/gtest.h>

#include "web/components/button.h"
#include "web/components/input.h"
#include "web/components/pagination.h"
#include "web/components/radios.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/textarea.h"
#include "web/components/time_left.h"

using namespace lintel::web;
using namespace lintel::web::components;

namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

std::string numbers_shown(std::size_t page, std::size_t pages) {
  const std::string markup = pagination(page, pages, "/contacts?page=").markup();
  std::string shown;
  for (std::size_t at = markup.find("<li"); at != std::string::npos; at = markup.find("<li", at + 1)) {
    const std::string item = markup.substr(at, markup.find("</li>", at) - at);
    if (const std::size_t label = item.find("Page "); label != std::string::npos)
      shown += item.substr(label + 5, item.find('"', label) - label - 5);
    else
      shown += "..";
    shown += item.find("aria-current") != std::string::npos ? "* " : " ";
  }
  return shown;
}

TEST(Shortcuts, what_was_typed_comes_back_as_text_in_every_field) {
  const std::string typed = "</textarea><script>x</script>\"'";
  const std::string escaped = "&lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;&quot;&#39;";
  EXPECT_TRUE(contains(textarea({.name = "a", .value = typed}), ">" + escaped + "</textarea>"));
  EXPECT_TRUE(contains(input({.name = "a", .value = typed}), "value=\"" + escaped + "\""));
  EXPECT_TRUE(contains(radios({.name = "a", .items = {{.text = typed, .value = typed}}}), "value=\"" + escaped + "\""));
}

TEST(Shortcuts, an_empty_first_line_in_a_textarea_is_not_lost) {
  EXPECT_TRUE(contains(textarea({.name = "a", .value = "\nsecond"}), ">\n\nsecond</textarea>"));
  EXPECT_TRUE(contains(textarea({.name = "a", .value = "\r\nsecond"}), ">\n\r\nsecond</textarea>"));
  EXPECT_TRUE(contains(textarea({.name = "a", .value = "first"}), ">first</textarea>"));
}

TEST(Shortcuts, a_button_link_leads_nowhere_harmful) {
  EXPECT_TRUE(contains(link_button("Open", "javascript:alert(1)"), "href=\"#\""));
  EXPECT_TRUE(contains(link_button("Open", "/contacts/1"), "href=\"/contacts/1\""));
}

TEST(Shortcuts, a_secondary_button_says_which_verb_was_chosen) {
  EXPECT_TRUE(contains(secondary_button("Save", "do", "save"),
                       "value=\"save\" name=\"do\" class=\"govuk-button govuk-button--secondary\""));
}

TEST(Shortcuts, page_numbers_show_the_ends_and_the_neighbours) {
  EXPECT_EQ(numbers_shown(1, 2), "1* 2 ");
  EXPECT_EQ(numbers_shown(1, 9), "1* 2 .. 9 ");
  EXPECT_EQ(numbers_shown(5, 9), "1 .. 4 5* 6 .. 9 ");
  EXPECT_EQ(numbers_shown(9, 9), "1 .. 8 9* ");
  EXPECT_EQ(numbers_shown(3, 4), "1 2 3* 4 ");
}

TEST(Shortcuts, one_page_needs_no_page_numbers) {
  EXPECT_TRUE(pagination(1, 1, "/x").empty());
}

TEST(Shortcuts, the_first_page_has_no_previous_and_the_last_no_next) {
  EXPECT_FALSE(contains(pagination(1, 3, "/c?page="), "rel=\"prev\""));
  EXPECT_TRUE(contains(pagination(1, 3, "/c?page="), "href=\"/c?page=2\" rel=\"next\""));
  EXPECT_TRUE(contains(pagination(3, 3, "/c?page="), "href=\"/c?page=2\" rel=\"prev\""));
  EXPECT_FALSE(contains(pagination(3, 3, "/c?page="), "rel=\"next\""));
}

TEST(Shortcuts, a_row_to_change_says_what_its_link_changes) {
  const Html list =
      summary_list({.rows = {summary_row("Name", "Sam <Example>", "/name", "name"), summary_row("Age", "7")}});
  EXPECT_TRUE(contains(list, "Sam &lt;Example&gt;"));
  EXPECT_TRUE(contains(list, "href=\"/name\">Change<span class=\"govuk-visually-hidden\"> name</span></a>"));
  EXPECT_TRUE(contains(list, "govuk-summary-list__row--no-actions"));
}

TEST(Shortcuts, a_heading_that_sorts_tells_the_present_order) {
  const Html sorted = table(
      {.head = {sort_heading("Due", "?sort=due", Sorted::descending), sort_heading("Name", "?sort=name", Sorted::no)}});
  EXPECT_TRUE(
      contains(sorted, "aria-sort=\"descending\"><a class=\"govuk-link lintel-sort\" href=\"?sort=due\">Due</a>"));
  EXPECT_TRUE(contains(sorted, "aria-sort=\"none\""));
}

TEST(Shortcuts, a_wide_table_scrolls_in_a_named_box_that_the_keyboard_reaches) {
  const Html boxed = scrolling_table("Contacts", {.rows = {{{.text = "x"}}}});
  EXPECT_TRUE(
      boxed.markup().starts_with("<section class=\"lintel-scroll\" tabindex=\"0\" aria-label=\"Contacts\">\n<table"));
}

TEST(Shortcuts, time_left_is_said_in_words_with_its_deadline) {
  EXPECT_EQ(time_left({.text = "2 hours left",
                       .urgency = Urgency::soon,
                       .deadline = "2026-05-01T09:10:00Z",
                       .shown_deadline = "10:10am"})
                .markup(),
            "<span class=\"lintel-time-left lintel-time-left--soon\">2 hours left</span> "
            "<time class=\"lintel-time-left__deadline\" datetime=\"2026-05-01T09:10:00Z\">10:10am</time>");
  EXPECT_EQ(time_left({.text = "Met", .urgency = Urgency::met}).markup(),
            "<span class=\"lintel-time-left lintel-time-left--met\">Met</span>");
}

}  // namespace
