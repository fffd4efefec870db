#include <gtest/gtest.h>

#include <algorithm>

#include "pack/check_said.h"

// What the check says of meetings (P-52 to P-54), whatever else it says of a pack that is nothing more.
namespace lintel::pack {
namespace {

const std::string sound = R"(districts:
  - {id: north, title: North, postcodes: [PO6]}
roles:
  - {id: chair, title: Chair, may: [see_meetings, schedule_meeting, hold_meeting, write_minutes]}
  - {id: guest, title: Guest, may: [see_meetings]}
obligations:
  - {id: discussion, kind: discussion, title: Discuss it, on: handed_over, within: none, owed_by: [chair], source: here}
meetings:
  - id: monthly
    title: Monthly meeting
    every: month
    from: 2016-09-01
    chaired_by: [chair]
    attended_by: [guest]
    facilitator_required: yes
    agenda: [summaries, actions]
    standing: [{id: supervision, title: Supervision}]
    discusses: discussion
    source: here
)";

std::vector<std::string> said_of(const std::string& from = "", const std::string& to = "") {
  Vocabulary vocabulary;
  vocabulary.rights = {"see_meetings", "schedule_meeting", "hold_meeting", "write_minutes"};
  return check_said(sound, from, to, {"meeting"}, vocabulary);
}

bool says(const std::vector<std::string>& said, std::string_view words) {
  return std::ranges::any_of(said, [&](const auto& one) { return one.contains(words); });
}

TEST(CheckMeetings, sound_ones_have_nothing_to_complain_of) {
  EXPECT_EQ(said_of(), std::vector<std::string>());
}

TEST(CheckMeetings, an_agenda_has_only_what_the_program_can_put_on_it) {
  EXPECT_TRUE(says(said_of("agenda: [summaries, actions]", "agenda: [summaries, minutes]"),
                   "meeting \"monthly\": agenda \"minutes\" does not exist"));
  EXPECT_TRUE(says(said_of("agenda: [summaries, actions]", "agenda: [summaries, summaries]"), "is there twice"));
  EXPECT_TRUE(says(said_of("agenda: [summaries, actions]", "agenda: []"), "has no agenda"));
}

TEST(CheckMeetings, what_is_about_families_needs_early_help) {
  EXPECT_TRUE(says(said_of("agenda: [summaries, actions]", "agenda: [summaries, step_downs]"),
                   "the hub has no early help, of which \"step_downs\" are"));
}

TEST(CheckMeetings, summaries_say_what_waits_for_the_meeting) {
  EXPECT_TRUE(says(said_of("    discusses: discussion\n", ""), "does not say which"));
  EXPECT_TRUE(says(said_of("discusses: discussion", "discusses: something"), "discusses \"something\" does not exist"));
}

TEST(CheckMeetings, whoever_holds_or_attends_it_has_the_rights_to) {
  EXPECT_TRUE(says(said_of("hold_meeting, ", ""), "has no right to hold_meeting"));
  EXPECT_TRUE(
      says(said_of("attended_by: [guest]", "attended_by: [chair, somebody]"), "role \"somebody\" does not exist"));
  EXPECT_TRUE(says(said_of("may: [see_meetings]}\nobl", "may: [hold_meeting]}\nobl"), "has no right to see_meetings"));
}

TEST(CheckMeetings, a_meeting_of_each_district_needs_districts) {
  const std::string districts = "districts:\n  - {id: north, title: North, postcodes: [PO6]}\n";
  EXPECT_TRUE(says(said_of(districts, ""), "is held in each district, and there are none"));
}

}  // namespace
}  // namespace lintel::pack
