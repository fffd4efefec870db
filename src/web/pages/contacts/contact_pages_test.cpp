#include <gtest/gtest.h>

#include "terms/london.h"
#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

std::vector<Route> routes() {
  auto all = contact_routes();
  for (auto& route : worklist_routes()) all.push_back(std::move(route));
  return all;
}

class ContactPages : public testing::Test {
 protected:
  parts::TrialHub hub{routes()};
  std::string reference;

  void SetUp() override {
    reference = hub.receive();
    hub.trial.now += std::chrono::minutes(5);
    hub.trial.sign_in(hub.manager);
  }
  std::string path(const std::string& more = "") { return "/contacts/" + reference + more; }
  Response get(const std::string& more = "") { return hub.trial.get(path(more)); }
  Response post(const std::string& more, std::vector<std::pair<std::string, std::string>> fields) {
    get(more);  // the form's token
    return hub.trial.post(path(more), std::move(fields));
  }
  void as(const terms::StaffId& staff) { hub.trial.sign_in(staff); }
  void grade() {
    hub.done("grade_contact", {"contact", reference},
             {{"level", "4"}, {"grade", "red"}, {"rationale", "Harm is likely"}}, hub.actor(hub.manager));
  }
  void allocate() { hub.done("allocate_contact", {"contact", reference}, {{"to", "SAM"}}, hub.actor(hub.manager)); }
  void submit() {
    hub.done("submit_screening", {"contact", reference},
             {{"sections.overview", "Seen by school"}, {"outcome", "nothing"}}, hub.actor(hub.screener));
  }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
};

// --- the record ---

TEST_F(ContactPages, the_record_shows_strengths_beside_worries_and_escapes_what_was_typed) {  // L-104
  const auto page = get();
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Gran helps every day"));
  EXPECT_TRUE(has(page, "Robin came to school hungry &lt;b&gt;"));
  EXPECT_LT(page.content().find("Gran helps every day"), page.content().find("Robin came to school hungry"));
  EXPECT_TRUE(has(page, "Robin Vale"));
  EXPECT_TRUE(has(page, "8 years"));
}

TEST_F(ContactPages, the_record_keeps_the_level_asked_for_the_first_grade_and_the_final_level_apart) {
  hub.done("grade_contact", {"contact", reference}, {{"level", "2"}, {"grade", "red"}, {"rationale", "Help is enough"}},
           hub.actor(hub.manager));
  const auto page = get();
  EXPECT_TRUE(has(page, "Asked for"));
  EXPECT_TRUE(has(page, "First graded"));
  EXPECT_TRUE(has(page, "Help is enough"));
}

TEST_F(ContactPages, the_record_says_what_is_owed_by_when_and_where_the_rule_comes_from) {
  const auto page = get();
  EXPECT_TRUE(has(page, "23 hours 55 minutes left"));
  EXPECT_TRUE(has(page, "Guide, page 5"));
}

TEST_F(ContactPages, what_is_offered_follows_the_state_and_the_person) {
  EXPECT_TRUE(has(get(), path("/grade\"")));
  EXPECT_FALSE(has(get(), path("/approve\"")));
  as(hub.screener);
  EXPECT_FALSE(has(get(), path("/grade\"")));
  EXPECT_TRUE(has(get(), path("/note\"")));
}

TEST_F(ContactPages, the_record_as_it_stood_shows_nothing_that_came_later_and_nothing_to_do) {
  hub.trial.now += std::chrono::hours(2);
  as(hub.manager);
  grade();
  const auto now = get();
  EXPECT_TRUE(has(now, "Harm is likely"));
  const auto local = terms::to_london(hub.trial.now - std::chrono::hours(1));
  const auto at = terms::iso_text(local.date) + "T" + (local.hour < 10 ? "0" : "") + std::to_string(local.hour) + ":" +
                  (local.minute < 10 ? "0" : "") + std::to_string(local.minute);
  const auto then = get("?at=" + percent_encoded(at));
  EXPECT_EQ(then.status, 200);
  EXPECT_TRUE(has(then, "as it stood on"));
  EXPECT_FALSE(has(then, "Harm is likely"));
  EXPECT_FALSE(has(then, path("/grade\"")));
}

TEST_F(ContactPages, a_time_that_is_none_is_a_mistake_of_the_form_and_the_record_is_shown) {
  const auto page = get("?at=yesterday");
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Enter a real date and time"));
  EXPECT_TRUE(has(page, "Gran helps every day"));
}

TEST_F(ContactPages, the_print_page_has_the_whole_record_and_nothing_to_do) {
  const auto page = get("/print");
  EXPECT_TRUE(has(page, "Everything that happened"));
  EXPECT_TRUE(has(page, "Printed by Staff MARA"));
  EXPECT_FALSE(has(page, "What you can do"));
}

TEST_F(ContactPages, who_may_not_see_the_contact_finds_nothing_there) {
  as(hub.receiver);
  EXPECT_EQ(get().status, 404);
  EXPECT_EQ(get("/print").status, 404);
}

// --- doing something ---

TEST_F(ContactPages, a_grade_without_reasons_comes_back_with_what_was_typed) {
  const auto page = post("/grade", {{"level", "4"}, {"grade", "red"}, {"rationale", ""}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Write why this level and grade"));
  EXPECT_TRUE(has(page, "href=\"#rationale\""));
  EXPECT_TRUE(has(page, "id=\"rationale\""));
  EXPECT_TRUE(has(page, "value=\"red\" checked"));
}

TEST_F(ContactPages, a_grade_is_recorded_and_the_record_says_so) {
  const auto sent = post("/grade", {{"level", "4"}, {"grade", "red"}, {"rationale", "Harm is likely"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(Trial::header(sent, "Location"), path("?done=grade"));
  EXPECT_TRUE(has(get("?done=grade"), "The contact is graded."));
  EXPECT_EQ(hub.contact(reference).state, casework::ContactState::graded);
}

TEST_F(ContactPages, somebody_elses_change_meanwhile_is_shown_and_nothing_typed_is_lost) {
  const auto form = get("/note");
  const auto version = Trial::value_of(form.body, "version");
  hub.done("add_note", {"contact", reference}, {{"text", "Rang the school"}}, hub.actor(hub.screener));
  const auto page = hub.trial.post(path("/note"), {{"text", "My own words"}, {"version", version}});
  EXPECT_EQ(page.status, 409);
  EXPECT_TRUE(has(page, "Staff SAM"));
  EXPECT_TRUE(has(page, "My own words"));
  const auto again =
      hub.trial.post(path("/note"), {{"text", "My own words"}, {"version", Trial::value_of(page.body, "version")}});
  EXPECT_EQ(again.status, 303);
}

TEST_F(ContactPages, a_page_sent_again_with_other_words_says_that_they_were_not_saved) {
  as(hub.screener);
  const std::string key(32, 'c');
  hub.trial.get(path("/note"));
  EXPECT_EQ(hub.trial.post(path("/note"), {{"text", "First words"}, {"key", key}}).status, 303);
  EXPECT_EQ(hub.trial.post(path("/note"), {{"text", "First words"}, {"key", key}}).status, 303);
  const auto page = hub.trial.post(path("/note"), {{"text", "Other words"}, {"key", key}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "This page was sent before, with something else in it."));
  EXPECT_TRUE(has(page, "Other words"));
  EXPECT_EQ(hub.contact(reference).notes.size(), 1u);
}

TEST_F(ContactPages, a_rule_that_says_no_says_why_in_words_and_keeps_what_was_typed) {
  grade();
  allocate();
  as(hub.screener);
  const auto page = post(
      "/screening",
      {{"do", "submit"}, {"sections.overview", "Seen by school"}, {"outcome", "assess"}, {"plan", "Visit on Monday"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "This cannot be done"));
  EXPECT_TRUE(has(page, "data-refusal=\"consent_required\""));
  EXPECT_FALSE(has(page, "Rule: consent_required"));
  EXPECT_TRUE(has(page, "Seen by school"));
  EXPECT_TRUE(has(page, "Visit on Monday"));
}

TEST_F(ContactPages, a_screening_can_be_saved_and_gone_on_with_and_then_submitted) {
  grade();
  allocate();
  as(hub.screener);
  EXPECT_EQ(
      Trial::header(post("/screening", {{"do", "save"}, {"sections.overview", "Half of it"}, {"plan", "Not yet sure"}}),
                    "Location"),
      path("/screening?done=saved"));
  EXPECT_EQ(hub.contact(reference).sections.at("overview"), "Half of it");
  const auto form = get("/screening");
  EXPECT_TRUE(has(form, "Half of it"));
  EXPECT_TRUE(has(form, "Not yet sure"));
  const auto sent = post("/screening", {{"do", "submit"}, {"sections.overview", "All of it"}, {"outcome", "nothing"}});
  EXPECT_EQ(Trial::header(sent, "Location"), path("?done=screening"));
  EXPECT_EQ(hub.contact(reference).state, casework::ContactState::awaiting_approval);
}

TEST_F(ContactPages, only_those_who_may_screen_it_are_offered_when_it_is_allocated) {
  grade();
  const auto page = get("/allocate");
  EXPECT_TRUE(has(page, "Staff SAM"));
  EXPECT_FALSE(has(page, ">Staff REN"));
  EXPECT_EQ(post("/allocate", {{"to", "SAM"}}).status, 303);
  EXPECT_EQ(hub.contact(reference).owner->it.to_name, "Staff SAM");
}

TEST(ApprovePage, asks_for_what_an_outcome_needs_where_nobody_screens) {
  auto pack = parts::trial_pack();
  for (auto& pathway : pack.pathways) {
    pathway.grading = pack::Need::not_used;
    pathway.screening = pack::Need::not_used;
  }
  for (auto& outcome : pack.outcomes) outcome.needs = {"signposted_service"};
  parts::TrialHub hub{contact_routes(), pack};
  const auto reference = hub.receive();
  hub.trial.sign_in(hub.manager);
  const auto page = hub.trial.get("/contacts/" + reference + "/approve");
  EXPECT_TRUE(page.content().contains("name=\"outcome\"")) << page.status;
  EXPECT_TRUE(page.content().contains("name=\"signposted_service\""));
  EXPECT_FALSE(page.content().contains("name=\"plan\""));
}

TEST_F(ContactPages, a_decision_that_is_late_asks_for_the_reason_before_it_is_approved) {
  grade();
  allocate();
  submit();
  EXPECT_FALSE(has(get("/approve"), "late_reason"));
  hub.trial.now += std::chrono::hours(30);
  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(get("/approve"), "late_reason"));
  const auto refused = post("/approve", {{"rationale", "Agreed"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(refused, "Agreed"));
  EXPECT_EQ(post("/approve", {{"rationale", "Agreed"}, {"late_reason", "School was closed"}}).status, 303);
}

TEST_F(ContactPages, the_receiving_team_accepts_or_returns_and_then_no_longer_sees_what_it_returned) {
  grade();
  allocate();
  submit();
  hub.done("approve_outcome", {"contact", reference}, {{"rationale", "Agreed"}}, hub.actor(hub.manager));
  as(hub.receiver);
  EXPECT_TRUE(has(get(), path("/accept\"")));
  const auto sent = post("/return-handover", {{"reason", "The family moved away"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_TRUE(Trial::header(sent, "Location").starts_with("/worklist?done="));
}

TEST_F(ContactPages, a_response_is_begun_with_what_the_outcome_tells_and_closing_says_what_is_owed) {
  grade();
  allocate();
  submit();
  hub.done("approve_outcome", {"contact", reference}, {{"rationale", "Agreed"}}, hub.actor(hub.manager));
  const auto form = get("/response");
  EXPECT_TRUE(has(form, "The hub takes no action."));
  EXPECT_TRUE(has(form, "ada@school.example"));
  EXPECT_TRUE(has(get("/close"), "Send the response"));
  EXPECT_EQ(post("/close", {{"reason", "Done"}}).status, 422);
  EXPECT_EQ(post("/response", {{"audience", "professional"},
                               {"parts.outcome", "No action"},
                               {"channel", "email"},
                               {"to", "ada@school.example"}})
                .status,
            303);
}

TEST_F(ContactPages, the_quality_of_a_request_is_rated_and_shown_with_it) {  // L-103
  const auto missing = post("/rate", {{"details", "4"}, {"comment", "No dates"}});
  EXPECT_EQ(missing.status, 422);
  EXPECT_TRUE(has(missing, "No dates"));
  EXPECT_EQ(post("/rate", {{"details", "4"}, {"consent", "3"}, {"factual", "5"}, {"strengths", "2"}}).status, 303);
  EXPECT_TRUE(has(get(), "details 4, consent 3, facts 5, strengths 2"));
}

TEST_F(ContactPages, every_form_of_every_state_can_be_opened_by_somebody_with_its_right) {
  const auto open_all = [&] {
    for (const auto& route : hub.trial.router.routes()) {
      if (route.method != Method::get || !route.pattern.starts_with("/contacts/{reference}/")) continue;
      if (!hub.trial.shelf.pack_.role(terms::RoleId{"manager"})->may.contains(route.access.right)) continue;
      auto more = route.pattern.substr(std::string("/contacts/{reference}").size());
      if (const auto step = more.find("{step}"); step != std::string::npos) more.replace(step, 6, "checks");
      EXPECT_EQ(get(more).status, 200) << route.pattern;
    }
  };
  open_all();
  grade();
  open_all();
  allocate();
  submit();
  open_all();
  hub.done("approve_outcome", {"contact", reference}, {{"rationale", "Agreed"}}, hub.actor(hub.manager));
  open_all();
}

// L-61, D-41: the trial hub prompts 4 hours before a decision that is due 24 hours after receipt, 5 minutes ago.
TEST_F(ContactPages, a_family_that_is_not_reached_is_spoken_of_ahead_of_the_deadline) {
  const std::string words = "The family has not been reached.", remark = "consider a home visit";
  grade();
  allocate();
  hub.trial.now += std::chrono::minutes(20 * 60 - 6);
  as(hub.screener);
  EXPECT_FALSE(has(get(), words));
  EXPECT_FALSE(has(hub.trial.get("/worklist"), remark));
  hub.trial.now += std::chrono::minutes(1);
  EXPECT_TRUE(has(get(), words));
  EXPECT_TRUE(has(get(), "record each attempt"));
  EXPECT_TRUE(has(hub.trial.get("/worklist"), remark));
  hub.done("record_family_contact", {"contact", reference}, {{"method", "telephone"}, {"result", "no_reply"}},
           hub.actor(hub.screener));
  EXPECT_TRUE(has(get(), "Consider a home visit"));
  hub.done("record_family_contact", {"contact", reference},
           {{"method", "telephone"}, {"result", "reached"}, {"spoke_to", "Gran"}, {"said", "Come by"}},
           hub.actor(hub.screener));
  EXPECT_FALSE(has(get(), words));
}

TEST_F(ContactPages, a_policy_that_is_a_draft_says_so_on_every_page) {
  const std::string words = "policy is a draft";
  EXPECT_FALSE(has(get(), words));
  hub.trial.shelf.pack_.status = "draft";
  EXPECT_TRUE(has(get(), words));
  EXPECT_TRUE(has(hub.trial.get("/worklist"), words));
}

// --- a referrer who is no professional ---

class ProtectedReferrer : public ContactPages {
 protected:
  void SetUp() override {
    reference = hub.receive({{"channel", "public_form"},
                             {"referrer_kind", "public"},
                             {"referrer_name", "Nora Neighbour"},
                             {"referrer_agency", ""},
                             {"referrer_email", "nora@home.example"},
                             {"referrer_phone", "01632 960 777"}});
    hub.trial.sign_in(hub.manager);
  }
};

TEST_F(ProtectedReferrer, is_named_in_no_list_and_on_no_page_of_the_record) {
  for (const auto& page :
       {hub.trial.get("/worklist?view=all"), get(), get("/print"), get("/grade"), get("/screening")}) {
    EXPECT_FALSE(has(page, "Nora"));
    EXPECT_FALSE(has(page, "01632 960 777"));
  }
  EXPECT_TRUE(has(get(), "A member of the public"));
}

TEST_F(ProtectedReferrer, is_shown_for_a_reason_that_is_recorded_first) {
  const auto asked = get("/referrer");
  EXPECT_FALSE(has(asked, "Nora"));
  EXPECT_EQ(post("/referrer", {{"reason", " "}}).status, 422);
  const auto shown = post("/referrer", {{"reason", "To ring back about the address"}});
  EXPECT_TRUE(has(shown, "Nora Neighbour"));
  const auto entries = hub.trial.audited();
  EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& one) {
    return one.what == "viewed protected referrer" && one.detail == "To ring back about the address";
  }));
}

TEST_F(ProtectedReferrer, is_not_for_those_without_the_right) {
  as(hub.screener);
  EXPECT_EQ(get("/referrer").status, 403);
  EXPECT_FALSE(has(get(), "/referrer\""));
}

// --- steps that only some may read ---

TEST_F(ContactPages, what_a_step_keeps_for_some_roles_is_on_no_page_of_anybody_else) {  // W-21
  auto& pack = hub.trial.shelf.pack_;
  for (auto& role : pack.roles) role.may.insert("record_step");
  pack.steps = {{.id = "health",
                 .title = "Health data",
                 .phrase = "writes down health data",
                 .by = {{terms::RoleId{"screener"}, ""}},
                 .seen_by = {{terms::RoleId{"screener"}, ""}},
                 .questions = {parts::trial_question("record", "long_text", "What the record shows")},
                 .source = "Guide"}};
  hub.done("record_step", {"contact", reference}, {{"step", "health"}, {"answers.record", "Detained in spring"}},
           hub.actor(hub.screener));
  for (const auto* page : {"", "/print", "/steps/health"}) EXPECT_FALSE(has(get(page), "Detained in spring")) << page;
  EXPECT_TRUE(has(get(), "Health data"));
  as(hub.screener);
  EXPECT_TRUE(has(get(), "Detained in spring"));
}

// --- the worklist ---

TEST_F(ContactPages, a_form_for_another_stage_says_so_before_anybody_types) {
  EXPECT_TRUE(has(get("/close"), "This cannot be done now"));
  EXPECT_FALSE(has(get("/grade"), "This cannot be done now"));
}

TEST_F(ContactPages, the_worklist_groups_by_time_left_and_links_to_the_next_step) {
  const auto page = hub.trial.get("/worklist");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "My team (1)"));
  EXPECT_TRUE(has(page, path("/grade\"")));
  EXPECT_TRUE(has(page, "Later (1 on this page)"));
  hub.trial.now += std::chrono::hours(25);
  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/worklist?view=overdue"), "Overdue (1 on this page)"));
}

// L-47, L-51: reassigned to the screener, then back to the manager.
TEST_F(ContactPages, a_contact_is_for_its_screener_until_it_is_submitted_and_then_for_those_who_approve) {
  const auto for_them = [&](const terms::StaffId& staff) {
    as(staff);
    const auto counts = hub.trial.get("/worklist/counts");
    return std::string(counts.content().substr(0, 20));
  };
  const std::string one = "Now: 1 for you to do", none = "Now: 0 for you to do";
  grade();
  EXPECT_EQ(for_them(hub.manager), one);
  allocate();
  EXPECT_EQ(for_them(hub.manager), none);
  EXPECT_EQ(for_them(hub.screener), one);
  submit();
  EXPECT_EQ(for_them(hub.manager), one);
  EXPECT_EQ(for_them(hub.screener), none);
  EXPECT_TRUE(has(hub.trial.get("/worklist?view=all"), "screened by You"));
  hub.done("approve_outcome", {"contact", reference}, {{"rationale", "Agreed"}}, hub.actor(hub.manager));
  EXPECT_EQ(for_them(hub.screener), one);
}

TEST_F(ContactPages, the_worklist_says_when_a_list_is_empty_and_its_counts_come_alone) {
  as(hub.screener);
  EXPECT_TRUE(has(hub.trial.get("/worklist?view=mine"), "Nothing is for you to do."));
  as(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/worklist?view=team&level=2"), "No contact in this list fits the filters."));
  const auto counts = hub.trial.get("/worklist/counts");
  EXPECT_EQ(counts.content(), "Now: 1 for you to do, 1 for your team, 1 not yet assigned, 0 overdue, 1 open in all");
}

}  // namespace

// --- steps of the pack, and contacts that staff take down ---

TEST_F(ContactPages, a_step_of_the_pack_is_a_form_and_then_stands_in_the_record) {
  as(hub.screener);
  EXPECT_TRUE(has(get(), path("/steps/checks\"")));
  EXPECT_TRUE(has(get("/steps/checks"), "Is the family known?"));
  EXPECT_EQ(post("/steps/checks", {{"answers.family_known", "yes"}, {"not_known", "found"}}).status, 303);
  const auto record = hub.contact(reference);
  ASSERT_NE(record.step("checks"), nullptr);
  EXPECT_EQ(record.answer("family_known"), "yes");
  EXPECT_EQ(record.answer("found"), "not_known");
  EXPECT_TRUE(has(get(), "Not known"));
  EXPECT_TRUE(has(get(), "Guide, page 8"));
}

TEST_F(ContactPages, a_step_with_a_mistake_comes_back_with_everything_typed) {
  as(hub.screener);
  const auto page = post("/steps/checks", {{"answers.found", "An <old> case"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Say whether the family is known"));
  EXPECT_TRUE(has(page, "An &lt;old&gt; case"));
  EXPECT_EQ(hub.contact(reference).step("checks"), nullptr);
}

TEST_F(ContactPages, a_step_is_offered_to_those_who_record_it) {
  EXPECT_FALSE(has(get(), path("/steps/checks\"")));
  EXPECT_EQ(post("/steps/checks", {{"answers.family_known", "yes"}}).status, 422);
  EXPECT_EQ(get("/steps/no_such_step").status, 404);
}

TEST_F(ContactPages, the_form_of_a_step_is_shown_only_to_who_may_send_it) {
  const auto page = get("/steps/checks");
  EXPECT_TRUE(has(page, "You cannot record this now"));
  EXPECT_TRUE(has(page, "It is for: Screener"));
  EXPECT_FALSE(has(page, "Is the family known?"));
}

TEST_F(ContactPages, a_form_that_the_packs_conditions_hold_back_says_so_and_leads_to_what_is_missing) {
  auto& pack = hub.trial.shelf.pack_;
  pack.gates = {{.id = terms::RuleId{"checks_first"},
                 .before = {"grade_contact"},
                 .unless = pack::Condition{{{"checks", {"done"}}}},
                 .reason = "The family has not been checked.",
                 .todo = "Record the checks."}};
  for (auto& step : pack.steps) step.by.clear();
  const auto page = get("/grade");
  EXPECT_TRUE(has(page, "This cannot be done yet"));
  EXPECT_TRUE(has(page, "The family has not been checked. Record the checks."));
  EXPECT_TRUE(has(page, path("/steps/checks\"")));
  pack.gates.clear();
  EXPECT_FALSE(has(get("/grade"), "This cannot be done yet"));
}

TEST_F(ContactPages, a_form_for_somebody_else_says_so) {
  EXPECT_FALSE(has(get("/grade"), "this is not for you to do"));
  for (auto& pathway : hub.trial.shelf.pack_.pathways) pathway.graded_by = {{terms::RoleId{"screener"}, ""}};
  EXPECT_TRUE(has(get("/grade"), "this is not for you to do"));
}

TEST_F(ContactPages, staff_take_down_a_contact_and_nothing_typed_is_lost) {  // B-41
  const auto take = [&](std::vector<std::pair<std::string, std::string>> fields) {
    hub.trial.get("/contacts/new");
    return hub.trial.post("/contacts/new", std::move(fields));
  };
  EXPECT_TRUE(has(hub.trial.get("/contacts/new"), "How did the contact come?"));
  const auto again = take({{"channel", "telephone"},
                           {"referrer_kind", "professional"},
                           {"children.1.given_name", "Wren"},
                           {"answers.worry", "Rang in <tears>"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, "Enter the organisation of the professional"));
  EXPECT_TRUE(has(again, "Rang in &lt;tears&gt;"));
  EXPECT_TRUE(has(again, "Wren"));
  const auto saved = take({{"channel", "telephone"},
                           {"referrer_kind", "public"},
                           {"children.1.given_name", "Wren"},
                           {"answers.worry", "Rang in tears"},
                           {"answers.strengths", "Gran"},
                           {"answers.requested_level", "2"}});
  EXPECT_EQ(saved.status, 303);
  as(hub.adviser);
  EXPECT_EQ(hub.trial.get("/contacts/new").status, 403);
}

TEST_F(ContactPages, how_a_contact_came_and_who_makes_it_is_asked_and_never_assumed) {  // B-41
  hub.trial.get("/contacts/new");
  const auto page = hub.trial.post("/contacts/new", {{"children.1.given_name", "Wren"},
                                                     {"children.1.born-day", "1"},
                                                     {"children.1.born-month", "2"},
                                                     {"children.1.born-year", "1950"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Choose how the contact came"));
  EXPECT_TRUE(has(page, "Choose who makes the contact"));
  EXPECT_TRUE(has(page, "Enter the date of birth of somebody under 26"));
}

TEST_F(ContactPages, what_no_timescale_is_set_for_says_how_long_it_has_waited) {  // P-10
  auto& pack = hub.trial.shelf.pack_;
  pack.obligations.clear();
  for (auto& level : pack.levels) level.significant_harm = false;
  hub.receive();
  hub.trial.now += std::chrono::minutes(10);
  const auto page = hub.trial.get("/worklist?view=all");
  EXPECT_TRUE(has(page, "come today with no timescale set"));
  EXPECT_TRUE(has(page, "waiting for 10 minutes"));
  EXPECT_TRUE(has(page, "1 of them with no timescale set"));
}

TEST_F(ContactPages, without_a_timescale_suspected_harm_is_listed_before_all_else) {
  auto& pack = hub.trial.shelf.pack_;
  pack.obligations.clear();
  for (auto& level : pack.levels) level.significant_harm = true;
  const auto harmed = hub.receive();
  const auto response = hub.trial.get("/worklist?view=all");
  const auto page = response.content();
  const auto first = page.find("First: harm is suspected");
  ASSERT_NE(first, page.npos);
  EXPECT_LT(first, page.find("/contacts/" + harmed + "\""));
  EXPECT_LT(page.find("/contacts/" + harmed + "\""), page.find("/contacts/" + reference + "\""));
}
