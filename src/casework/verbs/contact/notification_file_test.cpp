#include "casework/verbs/contact/notification_file.h"

#include <gtest/gtest.h>

#include "casework/verbs/contact/receive_notification.h"

namespace lintel::casework {
namespace {

const std::string header =
    "Police "
    "reference,grade,domestic_abuse,crime_risk,marac,incident,incident_at,incident_place,officer,child_given_name,"
    "child_family_name,child_school\n";
const std::string first = "LC-1,medium,yes,no,no,Shouting,2026-10-06 20:10,2 Mill Row,PC Example,";

TEST(notification_file, lines_of_one_police_reference_are_one_notification) {  // B-18, B-24
  const auto file =
      read_notifications_csv(header + first + "Ava,Stride,Gull Lane\n" +
                             "LC-2,high,no,no,no,Theft,2026-10-06 21:00,The pier,PC Example,Cy,Fenn,not known\n" +
                             "lc 1,,,,,,,,,Ben,Stride,Gull Lane\n");
  ASSERT_TRUE(file.unreadable.empty()) << file.unreadable;
  ASSERT_EQ(file.notifications.size(), 2u);
  const auto& one = file.notifications[0];
  EXPECT_EQ(one.police_reference, "LC-1");
  EXPECT_EQ(one.lines, (std::vector{2, 4}));
  EXPECT_EQ(terms::field(one.fields, "children.1.given_name"), "Ava");
  EXPECT_EQ(terms::field(one.fields, "children.2.given_name"), "Ben");
  EXPECT_EQ(line_of(one, "children.2.school"), 4);
  EXPECT_EQ(line_of(one, "grade"), 2);
  EXPECT_TRUE(file.refused.empty());
}

TEST(notification_file, a_child_in_a_line_that_cannot_be_read_is_never_lost) {
  const std::string theft = "LC-2,high,no,no,no,Theft,2026-10-06 21:00,The pier,PC Example,Cy,Fenn,not known\n";
  const auto broken = read_notifications_csv(header + first + "Ava,Stride,Gull Lane\n" +
                                             "LC-1,,,,,,,,,Ben \"Benny,Stride,Gull Lane\n" + theft);
  ASSERT_TRUE(broken.unreadable.empty());
  ASSERT_EQ(broken.notifications.size(), 1u) << "Ava does not go in without Ben";
  EXPECT_EQ(broken.notifications[0].police_reference, "LC-2");
  const auto whose =
      read_notifications_csv(header + first + "Ava,Stride,Gull Lane\n" + "\"LC\"-1,,,,,,,,,Ben,,\n" + theft);
  EXPECT_NE(whose.unreadable.find("line 3"), std::string::npos) << "nobody can tell whose child it is";
  EXPECT_TRUE(whose.notifications.empty());
  const auto endless =
      read_notifications_csv(header + theft + first + "\"Ava,Stride,Gull Lane\n" + "LC-1,,,,,,,,,Ben,,\n");
  EXPECT_NE(endless.unreadable.find("line 3"), std::string::npos);
  EXPECT_TRUE(endless.notifications.empty());
}

TEST(notification_file, numbers_side_by_side_stay_two) {
  EXPECT_EQ(notification_stream("12/345"), notification_stream("12 - 345"));
  EXPECT_NE(notification_stream("12/345"), notification_stream("1/2345"));
  EXPECT_EQ(notification_stream("LC-1"), notification_stream("lc 1"));
}

TEST(notification_file, two_lines_that_contradict_each_other_keep_their_notification_out_and_no_other) {
  const auto file =
      read_notifications_csv(header + first + "Ava,Stride,Gull Lane\n" + "LC-1,high,,,,,,,,Ben,Stride,Gull Lane\n" +
                             "LC-2,high,no,no,no,Theft,2026-10-06 21:00,The pier,PC Example,Cy,Fenn,not known\n");
  ASSERT_EQ(file.notifications.size(), 1u);
  EXPECT_EQ(file.notifications[0].police_reference, "LC-2");
  ASSERT_EQ(file.refused.size(), 2u);
  EXPECT_EQ(file.refused[0].line, 2);
  EXPECT_EQ(file.refused[1].line, 3);
  EXPECT_NE(file.refused[1].what.find("grade"), std::string::npos);
}

TEST(notification_file, a_line_without_a_reference_or_with_too_few_cells_is_refused_by_its_number) {
  const auto file = read_notifications_csv(header + ",medium,yes,no,no,x,y,z,o,A,B,C\n" + "LC-3,medium\n" + first +
                                           "Ava,Stride,Gull Lane\n");
  ASSERT_EQ(file.notifications.size(), 1u);
  ASSERT_EQ(file.refused.size(), 2u);
  EXPECT_EQ(file.refused[0].line, 2);
  EXPECT_EQ(file.refused[1].line, 3);
  EXPECT_EQ(file.refused[1].police_reference, "LC-3");
}

TEST(notification_file, a_column_that_nothing_reads_is_named_with_what_was_probably_meant) {
  const auto file = read_notifications_csv("police_reference,gradee\nLC-1,high\n");
  EXPECT_NE(file.unreadable.find("gradee"), std::string::npos);
  EXPECT_NE(file.unreadable.find("grade"), std::string::npos);
  EXPECT_TRUE(file.notifications.empty());
  EXPECT_NE(read_notifications_csv("grade\nhigh\n").unreadable.find("police_reference"), std::string::npos);
  EXPECT_FALSE(read_notifications_csv("").unreadable.empty());
}

TEST(notification_file, a_json_list_has_each_notification_by_its_place) {
  const auto file = read_notifications_json(
      R"([{"police_reference":"LC-1","domestic_abuse":true,"children":[{"given_name":"Ava","school":"Gull Lane"}]},
          {"police_reference":"LC-2","channel":"e_form"}, 7])");
  ASSERT_EQ(file.notifications.size(), 1u);
  EXPECT_EQ(terms::field(file.notifications[0].fields, "domestic_abuse"), "yes");
  EXPECT_EQ(terms::field(file.notifications[0].fields, "children.1.school"), "Gull Lane");
  ASSERT_EQ(file.refused.size(), 2u);
  EXPECT_EQ(file.refused[0].line, 2);
  EXPECT_EQ(file.refused[1].line, 3);
  EXPECT_FALSE(read_notifications_json("[").unreadable.empty());
  EXPECT_FALSE(read_notifications_json("7").unreadable.empty());
}

}  // namespace
}  // namespace lintel::casework
