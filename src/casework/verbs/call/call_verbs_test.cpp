#include "casework/verbs/call/call_verbs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "casework/memory/memory_store.h"
#include "casework/perform.h"
#include "casework/records/call.h"
#include "casework/records/contact.h"
#include "casework/records/person.h"
#include "casework/records/protected_referrer.h"
#include "casework/records/staff.h"
#include "casework/verbs/call/take_call.h"
#include "casework/verbs/call/trial.h"
#include "casework/views/call_rows.h"
#include "casework/views/tables.h"

namespace lintel::casework {

namespace {

using terms::RoleId;
using terms::RuleId;
using Unit = pack::Timescale::Unit;

const StreamId call_stream{"call", "K1"};
const pack::Authority social_worker{RoleId{"social_worker"}, "front"};
const pack::Authority early_help{RoleId{"early_help"}, ""};

pack::CallRule rule(std::string id, std::map<std::string, std::set<std::string>> when, std::string disposition,
                    std::vector<pack::Authority> answered_by = {}) {
  return {.id = RuleId{id},
          .when = {std::move(when)},
          .disposition = std::move(disposition),
          .tell = "Told: " + id,
          .tray = TeamId{"desk"},
          .answered_by = std::move(answered_by),
          .source = "The guidance on " + id};
}

pack::ObligationRule owed(std::string id, std::string kind, std::map<std::string, std::set<std::string>> when,
                          pack::Timescale within, bool blocks) {
  return {.id = RuleId{id},
          .kind = kind,
          .title = "Title of " + id,
          .on = "call_taken",
          .when = {std::move(when)},
          .within = within,
          .owed_by = {social_worker},
          .blocks_closing = blocks,
          .source = "The guidance on " + id};
}

pack::Pack small_pack() {
  pack::Pack pack{.code = "small", .version = "1"};
  pack.levels = {{.id = LevelId{"high"}, .number = 4},
                 {.id = LevelId{"middle"}, .number = 3},
                 {.id = LevelId{"low"}, .number = 2}};
  pack.services = {{"csc", "Social care"}, {"cfw", "Family wellbeing"}, {"eha", "Early Help Assessment"}};
  pack.teams = {{.id = TeamId{"desk"}, .arm = "front"}};
  pack.roles = {{.id = RoleId{"social_worker"}, .may = {"take_call", "return_call", "see_calls"}},
                {.id = RoleId{"early_help"}, .may = {"see_calls"}},
                {.id = RoleId{"adviser"}, .may = {"take_call"}}};
  pack.calls = {rule("talk", {{"kind", {"conversation"}}}, "recorded"),
                rule("open_csc", {{"open_to", {"csc"}}}, "redirected"),
                rule("open_cfw_high", {{"open_to", {"cfw"}}, {"level", {"high"}}}, "call_back", {social_worker}),
                rule("open_cfw", {{"open_to", {"cfw"}}}, "redirected"),
                rule("high", {{"level", {"high"}}, {"open_to", {"none"}}}, "call_back", {social_worker}),
                rule("middle", {{"level", {"middle"}}}, "information_only", {early_help}),
                rule("low_advice", {{"level", {"low"}}, {"advice_wanted", {"yes"}}}, "call_back", {early_help}),
                rule("low", {{"level", {"low"}}}, "signposted"),
                rule("public", {{"caller", {"public"}}}, "call_back", {social_worker}),
                rule("public_unnamed", {{"caller", {"public"}}, {"named", {"no"}}}, "recorded", {social_worker})};
  pack.obligations = {
      owed("ring_high", "call_back", {{"disposition", {"call_back"}}, {"level", {"high"}}}, {Unit::hours, 1}, true),
      owed("ring_low", "call_back", {{"disposition", {"call_back"}}, {"level", {"low"}}}, {Unit::hours, 48}, true),
      owed("ring_public", "call_back", {{"disposition", {"call_back"}}, {"caller", {"public"}}}, {}, true),
      owed("read_middle", "reading", {{"disposition", {"information_only"}}}, {}, true),
      owed("read_unnamed", "reading", {{"disposition", {"recorded"}}, {"caller", {"public"}}}, {}, true),
      owed("form_high", "form_owed", {{"caller", {"professional"}}, {"level", {"high"}}}, {}, false),
      owed("form_talk", "form_owed", {{"kind", {"conversation"}}, {"support_requested", {"yes"}}}, {}, false)};
  return pack;
}

Fields with(Fields fields, const Fields& more) {
  for (const auto& [name, value] : more) {
    fields.erase(name);
    fields.emplace(name, value);
  }
  return fields;
}

const Fields professional = {{"kind", "call_back"},      {"caller", "professional"},       {"name", "Ruth Amadi"},
                             {"agency", "Hill Primary"}, {"phone", "01632 960111"},        {"level", "high"},
                             {"reason", "Bruises seen"}, {"child_name", "Jude Harrowgate"}};
const Fields neighbour = {{"kind", "call_back"},
                          {"caller", "public"},
                          {"name", "Olwen Tarrant"},
                          {"phone", "01632 960222"},
                          {"email", "olwen@home.example"},
                          {"address", "9 Vale Terrace"},
                          {"relationship", "neighbour across the hall"},
                          {"wishes_not_told", "yes"},
                          {"reason", "Shouting at night"},
                          {"child_name", "Jude Harrowgate"}};
const Fields talk = {{"kind", "conversation"},
                     {"caller", "professional"},
                     {"name", "Ruth Amadi"},
                     {"email", "r.amadi@hill.example"},
                     {"summary", "Whether to ask for support"},
                     {"advice", "Talk with the parents first"},
                     {"asked_for", "early_help"}};
const Actor screener{.id = StaffId{"sw"}, .name = "Sol Winter", .roles = {RoleId{"social_worker"}}, .arms = {"front"}};
const Actor helper{.id = StaffId{"eh"}, .name = "Eve Hale", .roles = {RoleId{"early_help"}}};

class CallVerbs : public testing::Test {
 protected:
  Trial trial{small_pack()};

  Decided does(std::string_view verb, const Fields& fields) { return trial.does(verb, call_stream, fields); }
  Decided does_as(const Actor& actor, std::string_view verb, const Fields& fields) {
    trial.actor = actor;
    return does(verb, fields);
  }
  void taken(const Fields& fields) { ASSERT_TRUE(does("take_call", fields)); }
  CallRecord call() { return fold_call(trial.facts(call_stream)); }
  const Obligation* owes(std::string_view kind) {
    record_ = call();
    return record_.obligations.open_of_kind(kind);
  }
  void person_open_to(std::string service, std::string team = "") {
    const StreamId person{"person", "p1"};
    trial.put(new_fact(
        person,
        PersonRecorded{.given_name = "Jude", .family_name = "Harrowgate", .kind = "child", .address = "2 Mill Lane"}));
    trial.put(new_fact(person, InvolvementOpened{.involvement = service + "-1",
                                                 .service = service,
                                                 .team = team,
                                                 .opened_on = *terms::date_from_iso("2026-01-05")}));
  }
  void contact_exists(std::string type = "request") {
    trial.put(new_fact({"contact", "C1"}, ContactReceived{.reference = "C1", .type = type}));
  }
  void staff_exists(std::string id, std::string role) {
    trial.put(new_fact({"staff", id}, StaffAdded{.name = "Staff " + id, .roles = {role}, .teams = {"desk"}}));
  }

 private:
  CallRecord record_;
};

std::string all_text(const RecordRows& rows) {
  std::string text;
  for (const auto& row : rows.rows)
    for (const auto& value : row.values)
      if (std::holds_alternative<std::string>(value)) text += std::get<std::string>(value) + "\n";
  return text;
}

Value column(const RecordRows& rows, std::string_view table, std::string_view name) {
  for (const auto& row : rows.rows) {
    if (row.table != table) continue;
    const auto& columns = view_table(table)->columns;
    const auto at = std::ranges::find(columns, name, &Column::name) - columns.begin();
    return row.values.at(static_cast<std::size_t>(at));
  }
  return std::string("no row");
}

}  // namespace

// Taking a call.

TEST_F(CallVerbs, L_90_an_urgent_call_is_queued_for_the_named_workers_within_an_hour_and_says_which_rule_made_it) {
  taken(professional);
  EXPECT_EQ(call().state, CallState::queued);
  EXPECT_EQ(call().taken.disposition, "call_back");
  EXPECT_EQ(call().taken.tell, "Told: high");
  EXPECT_EQ(call().taken.answerers, std::vector<std::string>{"social_worker@front"});
  EXPECT_EQ(call().cited.rule, RuleId{"high"});
  EXPECT_EQ(call().cited.source, "The guidance on high");
  ASSERT_NE(owes("call_back"), nullptr);
  EXPECT_EQ(owes("call_back")->owed.due_at, trial.now + std::chrono::hours{1});
}

TEST_F(CallVerbs, L_89_what_a_professional_must_leave_is_named_field_by_field) {
  EXPECT_EQ(problem_fields(does("take_call", {{"kind", "call_back"}, {"caller", "professional"}})),
            (std::vector<std::string>{"name", "phone", "level", "reason"}));
  EXPECT_TRUE(trial.facts(call_stream).empty());
}

TEST_F(CallVerbs, L_89_an_email_address_is_a_contact_detail_too) {
  EXPECT_TRUE(does("take_call", with(professional, {{"phone", ""}, {"email", "ruth@hill.example"}})));
}

TEST_F(CallVerbs, answers_that_are_not_on_the_list_are_mistakes) {
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"kind", "letter"}}))), "kind");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"caller", "robot"}}))), "caller");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"level", "9"}}))), "level");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"asked_for", "mayor"}}))), "asked_for");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"open_to", "library"}}))), "open_to");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"person", "p404"}}))), "person");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"child_born", "2 April 2026"}}))), "child_born");
  EXPECT_EQ(first_problem(does("take_call", with(professional, {{"support_requested", "perhaps"}}))),
            "support_requested");
}

TEST_F(CallVerbs, L_92_a_call_that_is_not_accepted_is_passed_on_to_be_read_and_nobody_rings_back) {
  taken(with(professional, {{"level", "middle"}}));
  EXPECT_EQ(call().state, CallState::information_only);
  EXPECT_EQ(owes("call_back"), nullptr);
  EXPECT_NE(owes("reading"), nullptr);
  EXPECT_TRUE(call().unfinished());
}

TEST_F(CallVerbs, L_93_a_signposted_call_starts_no_clock_unless_advice_is_wanted) {
  taken(with(professional, {{"level", "low"}}));
  EXPECT_EQ(call().state, CallState::signposted);
  EXPECT_TRUE(call().obligations.all.empty());
  EXPECT_FALSE(call().unfinished());
}

TEST_F(CallVerbs, L_93_advice_wanted_makes_a_call_back_in_48_hours) {
  taken(with(professional, {{"level", "low"}, {"advice_wanted", "yes"}}));
  ASSERT_NE(owes("call_back"), nullptr);
  EXPECT_EQ(owes("call_back")->owed.due_at, trial.now + std::chrono::hours{48});
}

TEST_F(CallVerbs, L_98_a_child_open_to_a_service_on_record_is_redirected_though_the_adviser_heard_nothing_of_it) {
  person_open_to("csc", "East team");
  taken(with(professional, {{"person", "p1"}, {"open_to", "none"}, {"child_name", ""}}));
  EXPECT_EQ(call().state, CallState::redirected);
  EXPECT_EQ(call().taken.open_to, std::vector<std::string>{"csc"});
  EXPECT_EQ(call().taken.open_team, "East team");
  EXPECT_EQ(call().title(), "Jude Harrowgate");
  EXPECT_EQ(call().taken.child_address, "2 Mill Lane");
}

TEST_F(CallVerbs, L_98_a_service_that_the_adviser_was_told_of_counts_without_a_record) {
  taken(with(professional, {{"open_to", "csc"}, {"open_team", "West team"}}));
  EXPECT_EQ(call().state, CallState::redirected);
  EXPECT_EQ(call().taken.open_team, "West team");
}

TEST_F(CallVerbs, L_99_L_100_open_to_early_help_is_redirected_except_at_the_highest_level) {
  taken(with(professional, {{"open_to", "cfw"}}));
  EXPECT_EQ(call().cited.rule, RuleId{"open_cfw_high"});
  ASSERT_TRUE(trial.does("take_call", {"call", "K2"}, with(professional, {{"open_to", "cfw"}, {"level", "low"}})));
  EXPECT_EQ(fold_call(trial.facts({"call", "K2"})).state, CallState::redirected);
}

TEST_F(CallVerbs, an_open_early_help_assessment_is_nobody_to_redirect_to) {
  person_open_to("eha");
  taken(with(professional, {{"person", "p1"}}));
  EXPECT_EQ(call().cited.rule, RuleId{"high"});
  EXPECT_EQ(call().taken.open_to, std::vector<std::string>{"eha"});
}

TEST_F(CallVerbs, a_call_that_no_rule_speaks_of_is_still_recorded) {
  auto bare = small_pack();
  bare.calls.clear();
  trial = Trial(bare);
  taken(professional);
  EXPECT_EQ(call().state, CallState::taken);
  EXPECT_EQ(call().taken.disposition, "recorded");
  EXPECT_EQ(call().cited.rule, RuleId{});
}

TEST_F(CallVerbs, L_05_a_conversation_records_who_was_asked_for_and_who_answered) {
  staff_exists("eh", "early_help");
  taken(with(talk, {{"answered_by", "eh"}}));
  EXPECT_EQ(call().taken.asked_for, "early_help");
  EXPECT_EQ(call().taken.answered_by, StaffId{"eh"});
  EXPECT_EQ(call().taken.answered_by_name, "Staff eh");
  EXPECT_EQ(call().taken.advice, "Talk with the parents first");
  EXPECT_EQ(call().taken_by, StaffId{"w1"});
}

TEST_F(CallVerbs, L_05_whoever_records_a_conversation_answered_it_unless_they_say_otherwise) {
  taken(talk);
  EXPECT_EQ(call().taken.answered_by, StaffId{"w1"});
  EXPECT_EQ(call().taken.answered_by_name, "Wanda Ellery");
}

TEST_F(CallVerbs, a_conversation_needs_a_summary_and_somebody_of_the_hub_who_answered) {
  EXPECT_EQ(problem_fields(does("take_call", with(talk, {{"summary", ""}, {"answered_by", "ghost"}}))),
            (std::vector<std::string>{"summary", "answered_by"}));
}

TEST_F(CallVerbs, L_04_L_06_a_conversation_about_support_leaves_a_form_owed_and_makes_no_contact) {
  taken(with(talk, {{"support_requested", "yes"}}));
  EXPECT_TRUE(call().form_owed());
  EXPECT_TRUE(call().unfinished());
  for (const auto& fact : trial.facts(call_stream)) EXPECT_EQ(fact.stream.kind, "call");
}

TEST_F(CallVerbs, a_conversation_in_which_nothing_was_asked_for_leaves_nothing_open) {
  taken(talk);
  EXPECT_FALSE(call().form_owed());
  EXPECT_FALSE(call().unfinished());
}

// Members of the public.

TEST_F(CallVerbs, L_96_a_member_of_the_public_is_not_asked_for_a_level_and_is_rung_back_without_a_made_up_time) {
  taken(neighbour);
  EXPECT_EQ(call().state, CallState::queued);
  EXPECT_TRUE(call().taken.level.empty());
  ASSERT_NE(owes("call_back"), nullptr);
  EXPECT_FALSE(owes("call_back")->owed.due_at);
  EXPECT_EQ(first_problem(trial.does("take_call", {"call", "K2"}, with(neighbour, {{"level", "high"}}))), "level");
}

TEST_F(CallVerbs, who_a_member_of_the_public_is_stands_in_a_record_of_its_own_and_nowhere_in_the_call) {
  taken(with(neighbour, {{"child_address", "2 Mill Lane"}}));
  const auto referrer = fold_referrer(trial.facts(referrer_stream(call_stream)));
  EXPECT_EQ(referrer.identity.name, "Olwen Tarrant");
  EXPECT_EQ(referrer.identity.phone, "01632 960222");
  EXPECT_EQ(referrer.identity.email, "olwen@home.example");
  EXPECT_EQ(referrer.identity.address, "9 Vale Terrace");
  EXPECT_EQ(referrer.identity.relationship, "neighbour across the hall");
  EXPECT_TRUE(referrer.identity.wishes_not_told);
  EXPECT_EQ(referrer.identity.about, call_stream);
  std::string seen = all_text(call_rows(call(), trial.pack()));
  for (const auto& fact : trial.facts(call_stream)) seen += fact.payload;
  for (const char* secret : {"Olwen", "960222", "olwen@", "Vale", "hall"})
    EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
}

TEST_F(CallVerbs, a_professional_has_no_protected_record) {
  taken(professional);
  EXPECT_TRUE(trial.facts(referrer_stream(call_stream)).empty());
  EXPECT_EQ(call().taken.name, "Ruth Amadi");
  EXPECT_EQ(call().taken.phone, "01632 960111");
}

TEST_F(CallVerbs, L_97_a_withheld_name_means_no_call_back_whatever_a_rule_says_and_the_concern_is_recorded_and_read) {
  taken({{"kind", "call_back"}, {"caller", "public"}, {"named", "no"}, {"reason", "Shouting at night"}});
  EXPECT_EQ(call().cited.rule, RuleId{"public_unnamed"});
  EXPECT_EQ(call().state, CallState::taken);
  EXPECT_EQ(call().taken.reason, "Shouting at night");
  EXPECT_FALSE(call().taken.named);
  EXPECT_EQ(owes("call_back"), nullptr);
  EXPECT_NE(owes("reading"), nullptr);
  EXPECT_TRUE(trial.facts(referrer_stream(call_stream)).empty());
  EXPECT_TRUE(does_as(screener, "read_call", {}));
  EXPECT_EQ(owes("reading"), nullptr);
}

TEST_F(CallVerbs, L_97_a_public_caller_leaves_a_number_or_withholds_the_name) {
  EXPECT_EQ(problem_fields(does("take_call", with(neighbour, {{"phone", ""}}))), std::vector<std::string>{"phone"});
  EXPECT_EQ(problem_fields(does("take_call", with(neighbour, {{"named", "no"}}))), std::vector<std::string>{"named"});
  EXPECT_EQ(problem_fields(does("take_call", with(neighbour, {{"name", ""}, {"named", "yes"}}))),
            std::vector<std::string>{"name"});
  EXPECT_EQ(problem_fields(does("take_call", with(neighbour, {{"agency", "Police"}, {"role", "Officer"}}))),
            (std::vector<std::string>{"agency", "role"}));
}

// Ringing back.

TEST_F(CallVerbs,
       L_101_an_answered_call_records_when_what_was_advised_and_whether_the_form_was_and_settles_the_call_back) {
  taken(professional);
  trial.now += std::chrono::minutes{30};
  ASSERT_TRUE(does_as(screener, "return_call",
                      {{"result", "answered"},
                       {"at", "2026-04-01 10:20"},
                       {"advice", "Keep the child in school"},
                       {"form_advised", "yes"}}));
  EXPECT_EQ(call().state, CallState::returned);
  EXPECT_EQ(call().returned->it.advice, "Keep the child in school");
  EXPECT_TRUE(call().returned->it.form_advised);
  EXPECT_EQ(call().returned->it.at, call().taken_at + std::chrono::minutes{20});
  EXPECT_EQ(call().returned->by, StaffId{"sw"});
  EXPECT_EQ(owes("call_back"), nullptr);
  EXPECT_TRUE(call().form_owed());
}

TEST_F(CallVerbs, L_101_an_attempt_that_nobody_answered_is_kept_and_the_call_back_stays_owed) {
  taken(professional);
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "no_reply"}}));
  ASSERT_TRUE(does("return_call", {{"result", "no_reply"}, {"advice", "Left no message"}}));
  EXPECT_EQ(call().attempts.size(), 2u);
  EXPECT_EQ(call().state, CallState::queued);
  EXPECT_NE(owes("call_back"), nullptr);
}

TEST_F(CallVerbs, only_those_whom_the_rule_names_ring_back_and_in_their_arm) {
  taken(professional);
  EXPECT_EQ(refusal_key(does_as(helper, "return_call", {{"result", "answered"}, {"advice", "x"}})),
            "answerer_not_permitted");
  auto elsewhere = screener;
  elsewhere.arms = {"back"};
  EXPECT_EQ(refusal_key(does_as(elsewhere, "return_call", {{"result", "answered"}, {"advice", "x"}})),
            "answerer_not_permitted");
  EXPECT_FALSE(call().returned);
}

TEST_F(CallVerbs, a_return_needs_a_result_advice_and_a_time_between_the_call_and_now) {
  taken(professional);
  EXPECT_EQ(first_problem(does_as(screener, "return_call", {})), "result");
  EXPECT_EQ(first_problem(does("return_call", {{"result", "answered"}})), "advice");
  EXPECT_EQ(first_problem(does("return_call", {{"result", "no_reply"}, {"at", "2026-04-01 10:01"}})), "at");
  EXPECT_EQ(first_problem(does("return_call", {{"result", "no_reply"}, {"at", "2026-04-01 09:59"}})), "at");
}

TEST_F(CallVerbs, a_call_that_is_not_owed_is_not_returned_nor_one_returned_twice) {
  taken(professional);
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "answered"}, {"advice", "x"}}));
  EXPECT_EQ(refusal_key(does("return_call", {{"result", "answered"}, {"advice", "x"}})), "call_not_owed");
  ASSERT_TRUE(trial.does("take_call", {"call", "K2"}, with(professional, {{"level", "middle"}})));
  EXPECT_EQ(refusal_key(trial.does("return_call", {"call", "K2"}, {{"result", "answered"}, {"advice", "x"}})),
            "call_not_owed");
}

// Giving, reading, linking, closing.

TEST_F(CallVerbs, a_call_is_given_to_an_active_member_of_staff_whom_the_rule_names) {
  taken(professional);
  staff_exists("sw", "social_worker");
  staff_exists("eh", "early_help");
  EXPECT_EQ(first_problem(does("allocate_call", {})), "to");
  EXPECT_EQ(refusal_key(does("allocate_call", {{"to", "ghost"}})), "staff_not_found");
  EXPECT_EQ(refusal_key(does("allocate_call", {{"to", "eh"}})), "answerer_not_permitted");
  ASSERT_TRUE(does("allocate_call", {{"to", "sw"}}));
  EXPECT_EQ(call().owner->it.to, StaffId{"sw"});
  EXPECT_EQ(call().owner->it.to_name, "Staff sw");
  trial.put(new_fact({"staff", "sw"}, StaffEnded{"Left"}));
  EXPECT_EQ(refusal_key(does("allocate_call", {{"to", "sw"}})), "staff_not_found");
}

TEST_F(CallVerbs, L_95_a_reader_acknowledges_what_came_for_information) {
  taken(with(professional, {{"level", "middle"}}));
  EXPECT_EQ(refusal_key(does_as(screener, "read_call", {})), "reader_not_permitted");
  ASSERT_TRUE(does_as(helper, "read_call", {{"note", "Known to us"}}));
  EXPECT_EQ(call().readings.front().by, StaffId{"eh"});
  EXPECT_EQ(call().readings.front().it.note, "Known to us");
  EXPECT_EQ(owes("reading"), nullptr);
  EXPECT_FALSE(call().unfinished());
}

TEST_F(CallVerbs, a_call_back_is_not_something_to_read) {
  taken(professional);
  EXPECT_EQ(refusal_key(does_as(screener, "read_call", {})), "wrong_state");
}

TEST_F(CallVerbs, L_06_L_95_the_form_that_came_is_linked_both_ways_and_is_owed_no_more) {
  taken(with(talk, {{"support_requested", "yes"}}));
  contact_exists();
  ASSERT_TRUE(does("link_call", {{"contact", "C1"}, {"why", "The form after the talk"}}));
  EXPECT_TRUE(call().linked_to("C1"));
  EXPECT_FALSE(call().form_owed());
  const auto contact = fold_contact(trial.facts({"contact", "C1"}));
  ASSERT_EQ(contact.links.size(), 1u);
  EXPECT_EQ(contact.links.front().it.other, "K1");
}

TEST_F(CallVerbs, a_contact_that_does_not_exist_or_is_linked_already_cannot_be_linked) {
  taken(talk);
  EXPECT_EQ(first_problem(does("link_call", {{"contact", "C9"}})), "contact");
  EXPECT_EQ(first_problem(does("link_call", {})), "contact");
  contact_exists();
  ASSERT_TRUE(does("link_call", {{"contact", "C1"}}));
  EXPECT_EQ(first_problem(does("link_call", {{"contact", "C1"}})), "contact");
}

TEST_F(CallVerbs, a_request_for_information_is_not_the_form_that_is_owed) {
  taken(with(talk, {{"support_requested", "yes"}}));
  contact_exists("information_request");
  EXPECT_EQ(refusal_key(does("link_call", {{"contact", "C1"}})), "form_not_linkable");
  EXPECT_TRUE(call().form_owed());
}

TEST_F(CallVerbs, nothing_closes_while_a_call_back_is_owed_and_the_refusal_names_it) {
  taken(professional);
  const auto decided = does("close_call", {{"reason", "Busy"}});
  EXPECT_EQ(refusal_key(decided), "obligations_open");
  EXPECT_NE(decided.error().refusals.front().reason.find("Title of ring_high"), std::string::npos);
  EXPECT_EQ(decided.error().refusals.front().reason.find("form_high"), std::string::npos);
}

TEST_F(CallVerbs, a_caller_who_never_answers_can_be_closed_with_a_reason_after_an_attempt) {
  taken(professional);
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "no_reply"}}));
  EXPECT_EQ(first_problem(does("close_call", {})), "reason");
  ASSERT_TRUE(does("close_call", {{"reason", "Number not in use"}}));
  EXPECT_EQ(call().state, CallState::closed);
  EXPECT_EQ(owes("call_back"), nullptr);
}

TEST_F(CallVerbs, an_attempt_does_not_settle_a_reading) {
  auto both = small_pack();
  both.obligations.push_back(owed("read_high", "reading", {{"level", {"high"}}}, {}, true));
  trial = Trial(both);
  taken(professional);
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "no_reply"}}));
  EXPECT_EQ(refusal_key(does("close_call", {{"reason", "x"}})), "obligations_open");
  ASSERT_TRUE(does("read_call", {}));
  EXPECT_TRUE(does("close_call", {{"reason", "x"}}));
}

TEST_F(CallVerbs, L_06_a_closed_call_still_shows_the_form_that_is_owed_until_it_is_linked) {
  taken(professional);
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "answered"}, {"advice", "x"}}));
  ASSERT_TRUE(does("close_call", {{"reason", "Advised"}}));
  EXPECT_TRUE(call().form_owed());
  EXPECT_EQ(column(call_rows(call(), trial.pack()), "calls", "form_owed"), Value{std::int64_t{1}});
  EXPECT_EQ(column(call_rows(call(), trial.pack()), "calls", "open"), Value{std::int64_t{0}});
  contact_exists();
  ASSERT_TRUE(does("link_call", {{"contact", "C1"}}));
  EXPECT_EQ(call().state, CallState::closed);
  EXPECT_EQ(column(call_rows(call(), trial.pack()), "calls", "form_owed"), Value{std::int64_t{0}});
  EXPECT_EQ(column(call_rows(call(), trial.pack()), "calls", "linked_contact"), Value{std::string("C1")});
}

TEST_F(CallVerbs, a_closed_call_is_over) {
  taken(talk);
  ASSERT_TRUE(does("close_call", {{"reason", "Done"}}));
  EXPECT_EQ(refusal_key(does("close_call", {{"reason", "Done"}})), "call_already_closed");
  EXPECT_EQ(refusal_key(does("read_call", {})), "call_already_closed");
  EXPECT_EQ(refusal_key(does("return_call", {{"result", "no_reply"}})), "call_already_closed");
}

TEST_F(CallVerbs, the_call_as_it_stood_before_it_was_returned_can_still_be_read) {
  taken(professional);
  const auto before = trial.now;
  trial.now += std::chrono::minutes{5};
  ASSERT_TRUE(does_as(screener, "return_call", {{"result", "answered"}, {"advice", "x"}}));
  EXPECT_EQ(fold_call(trial.facts(call_stream), before).state, CallState::queued);
}

TEST_F(CallVerbs, rows_say_what_waits_where_for_whom_and_until_when) {
  person_open_to("eha");
  taken(with(professional, {{"person", "p1"}}));
  const auto rows = call_rows(call(), trial.pack());
  EXPECT_EQ(column(rows, "calls", "title"), Value{std::string("Jude Harrowgate")});
  EXPECT_EQ(column(rows, "calls", "state"), Value{std::string("queued")});
  EXPECT_EQ(column(rows, "calls", "agency"), Value{std::string("Hill Primary")});
  EXPECT_EQ(column(rows, "calls", "caller_kind"), Value{std::string("professional")});
  EXPECT_EQ(column(rows, "calls", "level"), Value{std::string("high")});
  EXPECT_EQ(column(rows, "calls", "disposition"), Value{std::string("call_back")});
  EXPECT_EQ(column(rows, "calls", "arm"), Value{std::string("front")});
  EXPECT_EQ(column(rows, "calls", "waits_with"), Value{std::string("desk")});
  EXPECT_EQ(column(rows, "calls", "waits_roles"), Value{std::string("|social_worker@front|")});
  EXPECT_EQ(column(rows, "calls", "due_at"), (Value{std::int64_t{1775034000 + 3600}}));
  EXPECT_EQ(column(rows, "obligations", "kind"), Value{std::string("call_back")});
  EXPECT_EQ(column(rows, "obligations", "rule"), Value{std::string("ring_high")});
  EXPECT_EQ(column(rows, "subjects", "person"), Value{std::string("p1")});
  EXPECT_EQ(column(rows, "subjects", "record_kind"), Value{std::string("call")});
  for (const auto& row : rows.rows) EXPECT_EQ(row.values.size(), view_table(row.table)->columns.size()) << row.table;
}

// Through perform.

namespace {

struct OnePack final : PackShelf {
  pack::Pack pack = small_pack();
  const pack::Pack* in_force(const HubId&, Instant) const override { return &pack; }
  const pack::Pack* version(const HubId&, std::string_view) const override { return &pack; }
};

class CallsPerformed : public testing::Test {
 protected:
  Result does(std::string verb, StreamId stream, Fields fields, const Actor& actor) {
    return performer.perform_and_wait({.hub = hub,
                                       .verb = std::move(verb),
                                       .stream = std::move(stream),
                                       .fields = std::move(fields),
                                       .actor = actor,
                                       .now = Instant{std::chrono::seconds{1775034000}}});
  }

  HubId hub{"h"};
  MemoryStore store;
  OnePack shelf;
  int made = 0;
  Performer performer{
      store,
      store,
      shelf,
      {.reference = [this] { return fmt::format("K{}", ++made); }, .id = [] { return std::string("id"); }}};
  Actor adviser{.id = StaffId{"ad"}, .name = "Ada", .roles = {RoleId{"adviser"}}};
};

}  // namespace

TEST_F(CallsPerformed, a_call_and_who_made_it_are_saved_together_and_no_row_shows_them) {
  ASSERT_TRUE(std::holds_alternative<Done>(does("take_call", {"call", ""}, neighbour, adviser)));
  EXPECT_EQ(fold_referrer(store.facts(hub, {"referrer", "call-K1"})).identity.name, "Olwen Tarrant");
  std::string seen;
  for (const auto& table : view_tables())
    for (const auto& row : store.rows({.hub = hub, .table = std::string(table.name)}))
      for (const auto& [name, value] : row.values) seen += row.text(name) + "\n";
  EXPECT_NE(seen.find("Jude Harrowgate"), std::string::npos);
  for (const char* secret : {"Olwen", "960222", "olwen@", "Vale"})
    EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
}

TEST_F(CallsPerformed, a_call_is_taken_and_rung_back_by_those_with_the_right) {
  ASSERT_TRUE(std::holds_alternative<Done>(does("take_call", {"call", ""}, professional, adviser)));
  const auto refused = does("return_call", {"call", "K1"}, {{"result", "answered"}, {"advice", "x"}}, adviser);
  ASSERT_TRUE(std::holds_alternative<Declined>(refused));
  EXPECT_EQ(std::get<Declined>(refused).refusals.front().rule.value, "not_permitted");
  ASSERT_TRUE(std::holds_alternative<Done>(
      does("return_call", {"call", "K1"}, {{"result", "answered"}, {"advice", "x"}}, screener)));
  const auto rows = store.rows({.hub = hub, .table = "calls"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().text("state"), "returned");
  EXPECT_EQ(rows.front().number("returned_at"), 1775034000);
}

}  // namespace lintel::casework
