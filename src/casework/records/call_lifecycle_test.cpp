#include "casework/records/call_lifecycle.h"

#include <gtest/gtest.h>

#include <map>

namespace lintel::casework {

namespace {

using enum CallState;
using Expected = std::map<CallAct, std::string_view>;

void expect_row(CallState state, const Expected& expected) {
  for (const auto& [act, key] : expected)
    EXPECT_EQ(call_objection(state, act), key) << terms::enum_text(state) << " " << terms::enum_text(act);
}

constexpr auto allocate = CallAct::allocate, give_back = CallAct::return_call, read = CallAct::read,
               link = CallAct::link, shut = CallAct::close;

CallRecord owing(CallState state, std::string kind) {
  CallRecord call;
  call.state = state;
  call.obligations.all.push_back({.owed = {.id = kind + "-1", .kind = kind}});
  return call;
}

}  // namespace

TEST(CallLifecycle, nothing_is_rung_back_or_read_of_a_call_that_was_only_written_down) {
  const Expected nothing_to_do = {
      {allocate, "call_not_owed"}, {give_back, "call_not_owed"}, {read, "wrong_state"}, {link, ""}, {shut, ""}};
  for (const auto state : {taken, signposted, redirected, returned}) expect_row(state, nothing_to_do);
}

TEST(CallLifecycle, a_queued_call_is_given_to_somebody_and_rung_back) {
  expect_row(queued, {{allocate, ""}, {give_back, ""}, {read, "wrong_state"}, {link, ""}, {shut, ""}});
}

TEST(CallLifecycle, a_call_passed_on_for_information_is_read_and_not_rung_back) {
  expect_row(information_only, {{allocate, ""}, {give_back, "call_not_owed"}, {read, ""}, {link, ""}, {shut, ""}});
}

TEST(CallLifecycle, a_closed_call_can_still_be_linked_to_the_form_that_came_late) {
  expect_row(closed, {{allocate, "call_already_closed"},
                      {give_back, "call_already_closed"},
                      {read, "call_already_closed"},
                      {link, ""},
                      {shut, "call_already_closed"}});
}

TEST(CallLifecycle, what_a_rule_makes_owed_can_be_done_in_every_state_but_closed) {
  for (const auto state : {taken, queued, information_only, signposted, redirected, returned}) {
    EXPECT_EQ(call_objection(owing(state, "reading"), read), "") << terms::enum_text(state);
    EXPECT_EQ(call_objection(owing(state, "call_back"), give_back), "") << terms::enum_text(state);
  }
  EXPECT_EQ(call_objection(owing(closed, "reading"), read), "call_already_closed");
  EXPECT_EQ(call_objection(owing(closed, "call_back"), give_back), "call_already_closed");
}

TEST(CallLifecycle, owing_one_thing_does_not_allow_another) {
  EXPECT_EQ(call_objection(owing(taken, "form_owed"), read), "wrong_state");
  EXPECT_EQ(call_objection(owing(taken, "reading"), give_back), "call_not_owed");
  EXPECT_EQ(call_objection(owing(taken, "reading"), allocate), "call_not_owed");
}

TEST(CallLifecycle, a_disposition_gives_the_state_a_call_begins_in) {
  EXPECT_EQ(state_of_disposition("call_back"), queued);
  EXPECT_EQ(state_of_disposition("information_only"), information_only);
  EXPECT_EQ(state_of_disposition("signposted"), signposted);
  EXPECT_EQ(state_of_disposition("redirected"), redirected);
  EXPECT_EQ(state_of_disposition("recorded"), taken);
}

}  // namespace lintel::casework
