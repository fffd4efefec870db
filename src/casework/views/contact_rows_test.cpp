#include "casework/views/contact_rows.h"

#include <gtest/gtest.h>

#include "casework/views/tables.h"
#include "terms/london.h"

namespace lintel::casework {
namespace {

using namespace std::chrono;

const terms::Date day{year{2026} / October / 6};

pack::Pack two_levels() {
  pack::Pack pack;
  pack.levels = {{.id = terms::LevelId{"harm"}, .significant_harm = true}, {.id = terms::LevelId{"help"}}};
  return pack;
}

ContactRecord at_level(const char* level, ContactState state = ContactState::received) {
  ContactRecord record;
  record.received.reference = "R";
  record.received.received_at = terms::from_london(day, 9, 30);
  record.level = terms::LevelId{level};
  record.state = state;
  return record;
}

std::int64_t rank_of(const ContactRecord& record) {
  const auto rows = contact_rows(record, two_levels());
  const auto* table = view_table("contacts");
  for (std::size_t i = 0; i < table->columns.size(); ++i)
    if (table->columns[i].name == "ranks_at") return std::get<std::int64_t>(rows.rows.front().values.at(i));
  return -1;
}

TEST(RankOfContacts, without_a_deadline_it_stands_at_the_end_of_the_day_it_came) {
  EXPECT_EQ(rank_of(at_level("help")), (terms::end_of_day(day) - 1s).time_since_epoch().count());
}

TEST(RankOfContacts, suspected_harm_and_protection_asked_for_stand_before_everything) {
  EXPECT_EQ(rank_of(at_level("harm")), harm_first);
  auto urgent = at_level("help");
  urgent.received.urgent = true;
  EXPECT_EQ(rank_of(urgent), harm_first);
}

TEST(RankOfContacts, what_only_waits_to_be_closed_stands_last_whatever_it_was) {
  EXPECT_EQ(rank_of(at_level("harm", ContactState::accepted)), settled_last);
  EXPECT_EQ(rank_of(at_level("help", ContactState::decided)), settled_last);
  EXPECT_EQ(rank_of(at_level("harm", ContactState::handed_over)), harm_first);
}

Obligation owes(const char* kind, std::optional<Instant> due_at, bool blocks_closing = false) {
  return {.owed = {.id = std::string(kind) + "-1", .kind = kind, .due_at = due_at, .blocks_closing = blocks_closing}};
}

TEST(RankOfContacts, a_deadline_of_the_decision_counts_for_itself) {
  auto record = at_level("harm");
  const auto due = terms::from_london(day, 17, 0);
  record.obligations.all.push_back(owes("decision", due));
  EXPECT_EQ(rank_of(record), due.time_since_epoch().count());
}

TEST(RankOfContacts, a_deadline_of_something_else_does_not_put_off_harm_that_waits_for_its_decision) {
  const auto due = terms::from_london(day, 17, 0);
  for (const auto* level : {"harm", "help"}) {
    auto record = at_level(level);
    record.obligations.all = {owes("decision", {}), owes("review", due)};
    EXPECT_EQ(rank_of(record), level == std::string("harm") ? harm_first : due.time_since_epoch().count()) << level;
  }
}

TEST(RankOfContacts, what_still_owes_something_before_it_can_be_closed_stands_before_what_only_waits_for_that) {
  auto record = at_level("harm", ContactState::accepted);
  record.obligations.all = {owes("assessment_result", {}, true)};
  EXPECT_EQ(rank_of(record), still_owed);
  EXPECT_LT(still_owed, settled_last);
}

}  // namespace
}  // namespace lintel::casework
