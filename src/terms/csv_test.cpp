#include "terms/csv.h"

#include <gtest/gtest.h>

namespace lintel::terms {
namespace {

using Cells = std::vector<std::string>;

TEST(csv, cells_are_what_stands_between_commas) {
  const auto csv = read_csv("a,b,c\n1,,3\n");
  ASSERT_EQ(csv.rows.size(), 2u);
  EXPECT_EQ(csv.rows[0].cells, (Cells{"a", "b", "c"}));
  EXPECT_EQ(csv.rows[1].cells, (Cells{"1", "", "3"}));
  EXPECT_EQ(csv.rows[1].line, 2);
  EXPECT_TRUE(csv.mistakes.empty());
}

TEST(csv, a_byte_order_mark_and_either_end_of_line_are_no_part_of_a_cell) {
  for (const char* text : {"\xEF\xBB\xBF"
                           "a,b\r\nc,d\r\n",
                           "a,b\nc,d", "a,b\rc,d\r"}) {
    const auto csv = read_csv(text);
    ASSERT_EQ(csv.rows.size(), 2u) << text;
    EXPECT_EQ(csv.rows[0].cells, (Cells{"a", "b"}));
    EXPECT_EQ(csv.rows[1].cells, (Cells{"c", "d"}));
    EXPECT_EQ(csv.rows[1].line, 2);
  }
}

TEST(csv, a_quoted_cell_holds_commas_quotation_marks_and_line_breaks) {
  const auto csv = read_csv("a,\"x, \"\"y\"\"\nz\",b\nnext,,\n");
  ASSERT_EQ(csv.rows.size(), 2u);
  EXPECT_EQ(csv.rows[0].cells, (Cells{"a", "x, \"y\"\nz", "b"}));
  EXPECT_EQ(csv.rows[1].line, 3);
}

TEST(csv, what_looks_like_a_formula_is_text) {
  const auto csv = read_csv("=1+1,@SUM(A1),-2,+44 1632 960111\n");
  ASSERT_EQ(csv.rows.size(), 1u);
  EXPECT_EQ(csv.rows[0].cells, (Cells{"=1+1", "@SUM(A1)", "-2", "+44 1632 960111"}));
}

TEST(csv, a_row_that_cannot_be_read_is_named_and_the_next_is_read) {
  const auto csv = read_csv("a,b\n1,\"2\"x\n3,4\n5,6\"7\n\xFF,8\n9,10\n");
  ASSERT_EQ(csv.rows.size(), 3u);
  EXPECT_EQ(csv.rows[1].cells, (Cells{"3", "4"}));
  EXPECT_EQ(csv.rows[2].cells, (Cells{"9", "10"}));
  ASSERT_EQ(csv.mistakes.size(), 3u);
  EXPECT_EQ(csv.mistakes[0].line, 2);
  EXPECT_EQ(csv.mistakes[0].cells, (Cells{"1"}));
  EXPECT_FALSE(csv.mistakes[0].open_ended);
  EXPECT_EQ(csv.mistakes[1].line, 4);
  EXPECT_EQ(csv.mistakes[2].line, 5);
  EXPECT_NE(csv.mistakes[2].what.find("UTF-8"), std::string::npos);
}

TEST(csv, a_quotation_mark_that_nothing_closes_is_told_of_the_line_where_it_opens) {
  const auto csv = read_csv("a,b\n1,\"2\n3,4\n");
  ASSERT_EQ(csv.mistakes.size(), 1u);
  EXPECT_EQ(csv.mistakes[0].line, 2);
  EXPECT_TRUE(csv.mistakes[0].open_ended) << "the third line is lost in it";
  EXPECT_EQ(csv.rows.size(), 1u);
}

TEST(csv, blank_lines_are_left_out) {
  EXPECT_EQ(read_csv("\n\na,b\n\n").rows.size(), 1u);
  EXPECT_EQ(read_csv("").rows.size(), 0u);
}

TEST(csv, what_a_spreadsheet_would_take_for_a_formula_is_written_as_text) {
  EXPECT_EQ(csv_line({"=1+1", "a \"b\"", "-3", "plain"}), "\"'=1+1\",\"a \"\"b\"\"\",\"'-3\",\"plain\"\r\n");
  EXPECT_EQ(csv_line({"\tx", "@x", "+x", "\rx"}), "\"'\tx\",\"'@x\",\"'+x\",\"'\rx\"\r\n");
  EXPECT_EQ(csv_line({"＝x", "＠x"}), "\"'＝x\",\"'＠x\"\r\n");
  EXPECT_EQ(csv_line({"C Police", "19/09/2016", ""}), "\"C Police\",\"19/09/2016\",\"\"\r\n");
}

TEST(csv, what_is_written_is_read_back) {
  const std::vector<std::string> cells = {"a,b", "a \"b\"", "two\nlines", ""};
  const auto read = read_csv(csv_line(cells));
  ASSERT_EQ(read.rows.size(), 1u);
  EXPECT_EQ(read.rows[0].cells, cells);
}

}  // namespace
}  // namespace lintel::terms
