#include "web/components/charts/chart.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

// The drawings as they are kept beside this file. When one is meant to change, run this test with WRITE_GOLDEN=1, look
// at what it draws in a browser, and commit it.
namespace lintel::web::components {
namespace {

const std::string folder = std::string(LINTEL_SOURCE_DIR) + "/src/web/components/charts/golden/";

void expect_golden(const std::string& name, const Html& drawn) {
  const auto path = folder + name + ".html";
  if (std::getenv("WRITE_GOLDEN")) std::ofstream(path, std::ios::binary) << drawn.markup();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream kept;
  kept << file.rdbuf();
  EXPECT_EQ(drawn.markup(), kept.str());
}

bool has(const Html& html, std::string_view words) {
  return html.markup().find(words) != std::string::npos;
}

Chart stacked() {
  return {.id = "demand",
          .message = "School asked most often: 40 of 61 contacts",
          .describes = "Contacts by who asked and by level",
          .series = {"Level 4", "Level 3", "Level 2", "Level 1", "No level said"},
          .lines = {{.label = "School", .values = {5, 20, 10, 4, 1}},
                    {.label = "Health visiting and school nursing together", .values = {0, 12, 3, 0, 0}},
                    {.label = "Police & <others>", .values = {6, 0, 0, 0, 0}},
                    {.label = "Nobody", .values = {0, 0, 0, 0, 0}}},
          .line_heading = "Who asked",
          .value_heading = {}};
}

Chart times() {
  return {
      .id = "time",
      .message = "At 1 of 2 levels with a limit half of the decisions take longer than the limit",
      .describes = "Median time to decision",
      .lines = {{.label = "Level 4", .values = {300}, .words = "5 hours", .limit = 240, .limit_words = "4 hours"},
                {.label = "Level 3", .values = {900}, .words = "15 hours", .limit = 1440, .limit_words = "24 hours"},
                {.label = "Level 2", .values = {60}, .words = "1 hour"}},
      .line_heading = "Level",
      .value_heading = "Median time"};
}

SmallMultiples months() {
  return {.id = "places",
          .message = "Hill had the most: 30 of 46 contacts",
          .describes = "Contacts by locality and month",
          .steps = {"Jan", "Feb", "Mar"},
          .panels = {{"Hill", {12, 0, 18}}, {"Shore", {3, 4, 5}}, {"Valley", {0, 0, 1}}, {"Not known", {1, 1, 1}}},
          .panel_heading = "Locality"};
}

TEST(chart, stacked_bars_are_drawn_as_kept) {
  expect_golden("stacked", bars(stacked()));
}
TEST(chart, bars_with_a_limit_are_drawn_as_kept) {
  expect_golden("limit", bars(times()));
}
TEST(chart, small_multiples_are_drawn_as_kept) {
  expect_golden("multiples", small_multiples(months()));
}

TEST(chart, says_its_message_and_every_figure_to_whoever_does_not_see_it) {
  const auto drawn = bars(stacked());
  EXPECT_TRUE(has(drawn, "<h2 class=\"govuk-heading-s\">School asked most often: 40 of 61 contacts</h2>"));
  EXPECT_TRUE(has(drawn, "role=\"img\" aria-labelledby=\"demand-title demand-desc\""));
  EXPECT_TRUE(has(drawn, "School: Level 4 5, Level 3 20, Level 2 10, Level 1 4, No level said 1."));
  EXPECT_TRUE(has(bars(times()), "Level 4: 5 hours, limit 4 hours."));
  EXPECT_TRUE(has(small_multiples(months()), "Hill: Jan 12, Feb 0, Mar 18."));
}

TEST(chart, has_the_table_of_its_figures_under_it_with_whole_labels) {
  const auto drawn = bars(stacked());
  EXPECT_TRUE(has(drawn, "<details"));
  EXPECT_TRUE(has(drawn, "Health visiting and school nursing together</th>"));
  EXPECT_TRUE(has(drawn, "Police &amp; &lt;others&gt;</th>"));
  EXPECT_TRUE(has(bars(times()), "None set"));
}

TEST(chart, keeps_to_the_content_security_policy_and_tells_series_apart_without_colour) {
  for (const auto& drawn : {bars(stacked()), bars(times()), small_multiples(months())}) {
    EXPECT_FALSE(has(drawn, "style="));
    EXPECT_FALSE(has(drawn, "<style"));
    EXPECT_FALSE(has(drawn, "<script"));
  }
  for (const auto* pattern : {"demand-p1", "demand-p2", "demand-p3", "demand-p4", "demand-p5"})
    EXPECT_TRUE(has(bars(stacked()), "fill=\"url(#" + std::string(pattern) + ")\"")) << pattern;
}

TEST(chart, bars_are_as_long_as_their_figures_are_to_the_longest) {
  const auto drawn = bars(times());
  EXPECT_TRUE(has(drawn, "x=\"190\" y=\"7\" width=\"54\"")) << "300 of 1440, of 260";
  EXPECT_TRUE(has(drawn, "width=\"163\"")) << "900 of 1440";
  EXPECT_TRUE(has(drawn, "x1=\"450\"")) << "the limit of 1440 stands at the end";
}

}  // namespace
}  // namespace lintel::web::components
