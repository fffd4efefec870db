#include "casework/verbs/consultation/consultation_verbs.h"

#include <gtest/gtest.h>

#include <set>

#include "casework/perform.h"
#include "casework/records/staff.h"
#include "casework/verbs/call/trial.h"
#include "casework/views/tables.h"

namespace lintel::casework {
namespace {

pack::Pack hub_with_line() {
  using namespace pack;
  Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.phones = {{"line", "Line", "01632 960001", ""}, {"refer", "Referrals", "01632 960002", ""}};
  pack.roles = {{.id = RoleId{"adviser"}, .title = "Adviser", .may = {"take_consultation", "transfer_consultation"}},
                {.id = RoleId{"clerk"}, .title = "Clerk", .may = {"take_up_transfer"}},
                {.id = RoleId{"boss"}, .title = "Boss", .may = {"acknowledge_transfer"}}};
  auto& line = pack.advice_line;
  line.title = "Advice";
  line.phone = "line";
  line.referral_phone = "refer";
  line.callers = {{"school", "School"}};
  line.themes = {{"neglect", "Neglect"}};
  line.results = {{"nothing", "Nothing"}, {.id = "refer", .title = "Refer", .referral = true}};
  line.taken_by = {{RoleId{"adviser"}, ""}};
  line.transferred_to = {{RoleId{"clerk"}, ""}};
  line.contact_within = {Timescale::Unit::hours, 1};
  line.alerted = {{RoleId{"boss"}, ""}};
  line.source = "Guide, page 2";
  return pack;
}

const StreamId stream{"consultation", "REF-0"};

struct Consultation : testing::Test {
  Trial trial{hub_with_line()};

  Consultation() {
    be("adviser");
    for (const auto* role : {"adviser", "clerk", "boss"})
      trial.put(new_fact({"staff", role}, StaffAdded{role, std::string(role) + "@hub.example", {role}, {}, false}));
  }
  void be(const char* role) { trial.actor = {.id = StaffId{role}, .name = role, .roles = {terms::RoleId{role}}}; }
  static Fields advice(Fields more = {}) {
    Fields fields = {{"caller", "school"},
                     {"role", "Year head"},
                     {"theme", "neglect"},
                     {"question", "How to speak with a family"},
                     {"thresholds_document", "read"},
                     {"safeguarding_lead", "pointed_to"},
                     {"harm_suspected", "no"},
                     {"advice", "Speak with them first"},
                     {"result", "nothing"},
                     {"next_step", "The school rings them"},
                     {"no_identifying_details", "yes"}};
    for (const auto& [name, value] : more) {
      fields.erase(name);
      fields.emplace(name, value);
    }
    return fields;
  }
  Decided take(Fields more = {}) { return trial.does("take_consultation", stream, advice(std::move(more))); }
  ConsultationRecord record() { return fold_consultation(trial.facts(stream)); }
};

TEST_F(Consultation, holds_the_caller_the_question_and_the_advice) {  // B-29
  ASSERT_TRUE(take());
  const auto it = record();
  EXPECT_EQ(it.taken.caller, "school");
  EXPECT_EQ(it.taken.safeguarding_lead, "pointed_to");
  EXPECT_EQ(it.state, ConsultationState::advised);
  EXPECT_EQ(it.cited.source, "Guide, page 2");
  EXPECT_FALSE(it.unfinished());
}

// B-29: there is no field, fact or column in which a person could stand, and none that leads to one.
TEST(consultation, has_no_place_for_a_person) {
  const std::set<std::string> of_persons = {"person",   "name",     "child",      "child_name", "born",
                                            "address",  "postcode", "phone",      "email",      "subject",
                                            "children", "contact",  "call",       "family",     "level",
                                            "outcome",  "other",    "given_name", "family_name"};
  for (const auto& verb : verbs())
    if (verb.kind == "consultation") {
      for (const auto& field : verb.fields) EXPECT_FALSE(of_persons.contains(field)) << verb.name << " " << field;
    }
  for (const auto& column : view_table("consultations")->columns)
    EXPECT_FALSE(of_persons.contains(std::string(column.name))) << column.name;
  const auto payload = terms::to_json(ConsultationTaken{}).as_object();
  for (const auto& member : payload) EXPECT_FALSE(of_persons.contains(std::string(member.key()))) << member.key();
}

// B-31: nothing that decides, grades, links or closes a contact can be done to one.
TEST(consultation, is_no_referral) {
  std::set<std::string> names;
  for (const auto& verb : verbs())
    if (verb.kind == "consultation") names.emplace(verb.name);
  EXPECT_EQ(names, (std::set<std::string>{"take_consultation", "transfer_consultation", "take_up_transfer",
                                          "acknowledge_transfer"}));
}

TEST_F(Consultation, refuses_every_text_that_tells_whom_it_is_about) {  // B-29
  for (const auto* field : {"role", "question", "advice", "next_step"})
    for (const auto* text :
         {"born 3 March 2018", "EL4 2QT", "943 476 5919", "H801200001001", "01632 960111", "mum@example.org"}) {
      const auto declined = take({{field, std::string("About ") + text}});
      ASSERT_EQ(problem_fields(declined), std::vector<std::string>{field}) << text;
      EXPECT_NE(declined.error().problems.front().message.find(text == std::string("born 3 March 2018") ? "3 March 2018"
                                                                                                        : text),
                std::string::npos);
    }
  EXPECT_TRUE(take({{"advice", "Refer on 01632 960002"}}));  // the hub's own number
}

TEST_F(Consultation, is_confirmed_to_name_nobody) {  // B-29
  EXPECT_EQ(first_problem(take({{"no_identifying_details", ""}})), "no_identifying_details");
}

TEST_F(Consultation, text_of_any_length_is_answered) {
  EXPECT_EQ(first_problem(take({{"question", std::string(5000, 'a')}})), "question");
}

TEST_F(Consultation, harm_is_left_only_to_a_referral) {  // B-35
  EXPECT_EQ(refusal_key(take({{"harm_suspected", "yes"}})), "harm_needs_referral");
  EXPECT_TRUE(take({{"harm_suspected", "yes"}, {"result", "refer"}}));
}

TEST_F(Consultation, is_taken_by_who_works_the_line) {  // B-28
  be("clerk");
  EXPECT_EQ(refusal_key(take()), "adviser_not_permitted");
}

TEST(consultation, is_taken_by_the_qualified_alone_where_the_pack_says_so) {  // B-28, B-42
  auto pack = hub_with_line();
  pack.advice_line.qualified_only = true;
  Trial trial(pack);
  trial.actor = {.id = StaffId{"a"}, .name = "A", .roles = {terms::RoleId{"adviser"}}};
  EXPECT_EQ(refusal_key(trial.does("take_consultation", stream, Consultation::advice())), "adviser_not_qualified");
  trial.actor.qualified_social_worker = true;
  EXPECT_TRUE(trial.does("take_consultation", stream, Consultation::advice()));
}

TEST(consultation, is_of_hubs_with_an_advice_line) {
  auto pack = hub_with_line();
  pack.advice_line = {};
  Trial trial(pack);
  trial.actor = {.id = StaffId{"a"}, .name = "A", .roles = {terms::RoleId{"adviser"}}};
  EXPECT_EQ(refusal_key(trial.does("take_consultation", stream, Consultation::advice())), "no_advice_line");
}

TEST_F(Consultation, is_transferred_at_once_and_owes_the_alert_and_a_contact) {  // B-33, B-34
  ASSERT_TRUE(trial.does("take_consultation", stream, {{"caller", "school"}, {"transfer", "yes"}, {"to", "clerk"}}));
  const auto it = record();
  EXPECT_EQ(it.state, ConsultationState::transferred);
  EXPECT_EQ(it.transferred->it.to_name, "clerk");
  EXPECT_EQ(it.alerted_at(), trial.now);
  EXPECT_TRUE(it.taken.harm_suspected);
  ASSERT_EQ(it.obligations.all.size(), 2u);
  EXPECT_FALSE(it.obligations.open_of_kind("alert")->owed.due_at);
  EXPECT_EQ(it.obligations.open_of_kind("contact_begun")->owed.due_at, trial.now + std::chrono::hours(1));
}

TEST_F(Consultation, is_transferred_once_and_to_who_takes_referrals) {  // B-33
  ASSERT_TRUE(take());
  EXPECT_EQ(refusal_key(trial.does("transfer_consultation", stream, {{"to", "boss"}})), "not_a_receiver");
  EXPECT_EQ(refusal_key(trial.does("transfer_consultation", stream, {{"to", "nobody"}})), "staff_not_found");
  EXPECT_TRUE(trial.does("transfer_consultation", stream, {}));
  EXPECT_EQ(refusal_key(trial.does("transfer_consultation", stream, {})), "already_transferred");
}

TEST_F(Consultation, ends_when_the_manager_has_seen_it_and_a_contact_is_begun) {  // B-33, B-34
  ASSERT_TRUE(take({{"transfer", "yes"}}));
  EXPECT_EQ(refusal_key(trial.does("acknowledge_transfer", stream, {{"worker", "adviser"}})), "not_alerted");
  be("boss");
  EXPECT_EQ(first_problem(trial.does("acknowledge_transfer", stream, {})), "worker");
  EXPECT_EQ(refusal_key(trial.does("acknowledge_transfer", stream, {{"worker", "clerk"}})), "adviser_not_permitted");
  ASSERT_TRUE(trial.does("acknowledge_transfer", stream, {{"worker", "adviser"}}));
  EXPECT_EQ(record().acknowledged->it.tasked_name, "adviser");
  EXPECT_EQ(refusal_key(trial.does("acknowledge_transfer", stream, {{"worker", "adviser"}})), "transfer_not_owed");
  EXPECT_TRUE(record().unfinished());
  be("clerk");
  EXPECT_EQ(first_problem(trial.does("take_up_transfer", stream, {})), "contact_begun");
  ASSERT_TRUE(trial.does("take_up_transfer", stream, {{"contact_begun", "yes"}}));
  EXPECT_FALSE(record().unfinished());
}

TEST_F(Consultation, its_row_says_nothing_that_was_typed) {  // B-29
  ASSERT_TRUE(take({{"question", "Bruises on an arm"}}));
  const auto rows = rows_of(stream, trial.facts(stream), trial.pack());
  ASSERT_FALSE(rows.rows.empty());
  for (const auto& row : rows.rows)
    for (const auto& value : row.values)
      if (const auto* text = std::get_if<std::string>(&value)) {
        EXPECT_EQ(text->find("Bruises"), std::string::npos);
      }
}

}  // namespace
}  // namespace lintel::casework
