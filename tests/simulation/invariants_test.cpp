// That the checks find what they are for: each is shown a hub in which that one thing is wrong.
#include "invariants.h"

#include <gtest/gtest.h>

#include "casework/perform.h"
#include "casework/records/contact.h"
#include "mischief.h"
#include "terms/codec.h"
#include "terms/london.h"

namespace lintel::simulation {

namespace {

using namespace std::chrono_literals;
using namespace casework;

const HubId hub{"hub"};
const StreamId contact{"contact", "AAAA-1111"};
const terms::Instant nine =
    terms::from_london(terms::Date{std::chrono::year{2026}, std::chrono::month{10}, std::chrono::day{24}}, 9, 0);

// A contact's facts, written one after the other.
class Written {
 public:
  template <class F>
  Written& fact(const F& payload, terms::Instant at, std::string by = "worker") {
    const auto wanted = new_fact(contact, payload);
    Fact fact{.hub = hub,
              .stream = contact,
              .version = facts.size() + 1,
              .type = wanted.type,
              .at = at,
              .by = terms::StaffId{by},
              .payload = terms::json::serialize(wanted.payload),
              .previous = facts.empty() ? "" : facts.back().hash};
    fact.hash = chain_hash(fact);
    facts.push_back(fact);
    return *this;
  }
  /// Received at nine, asked for at a level, with its decision due.
  Written& received(const std::string& level, terms::Instant due) {
    fact(
        ContactReceived{
            .reference = contact.key, .type = "request", .received_at = nine, .requested_level = LevelId{level}},
        nine);
    return fact(ObligationIncurred{.id = "decision-1", .kind = "decision", .due_at = due}, nine);
  }
  std::vector<Fact> facts;
};

void keep(FaultyStore& store, const std::vector<Fact>& facts, std::vector<RecordRows> rows = {}) {
  store.append({.hub = hub, .facts = facts, .rows = std::move(rows)}, [](AppendResult) {});
}

bool says(const Complaints& complaints, std::string_view words) {
  return std::ranges::any_of(complaints, [&](const auto& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST(checks, leave_a_sound_contact_alone) {
  const auto facts =
      Written().received("s47", nine + 1h).fact(ContactGraded{LevelId{"s47"}, "red", "Seen"}, nine + 5min).facts;
  EXPECT_EQ(broken_rules(facts), Complaints());
  EXPECT_EQ(broken_chain(facts), Complaints());
}

TEST(checks, count_elapsed_hours_over_the_night_in_which_the_clocks_go_back) {
  // 24 October 2026, 9:00, and 24 hours: 8:00 on the clocks of the next day.
  EXPECT_EQ(broken_rules(Written().received("3", nine + 24h).facts), Complaints());
  EXPECT_TRUE(says(broken_rules(Written().received("3", nine + 25h).facts), "is due"));
}

TEST(checks, find_a_deadline_that_a_step_up_moved_later) {
  const auto step = [](terms::Instant due) {
    return Written()
        .received("s17", nine + 24h)
        .fact(LevelChanged{.from = LevelId{"s17"}, .to = LevelId{"s47"}}, nine + 2h)
        .fact(ObligationDueChanged{.id = "decision-1", .due_at = due}, nine + 2h)
        .facts;
  };
  EXPECT_EQ(broken_rules(step(nine + 3h)), Complaints());
  EXPECT_TRUE(says(broken_rules(step(nine + 24h)), "is due"));
}

TEST(checks, find_a_deadline_that_a_step_down_did_not_count_from_receipt) {
  const auto step = [](terms::Instant due) {
    return Written()
        .received("s47", nine + 1h)
        .fact(ContactGraded{LevelId{"2"}, "green", "Less"}, nine + 30min)
        .fact(ObligationDueChanged{.id = "decision-1", .due_at = due}, nine + 30min)
        .facts;
  };
  EXPECT_EQ(broken_rules(step(nine + 48h)), Complaints());
  EXPECT_TRUE(says(broken_rules(step(nine + 48h + 30min)), "is due"));
}

TEST(checks, find_a_screener_who_approves) {
  auto written =
      Written().received("3", nine + 24h).fact(ScreeningSubmitted{.outcome = OutcomeId{"fis"}}, nine + 1h, "one");
  EXPECT_EQ(broken_rules(Written(written).fact(OutcomeApproved{.outcome = OutcomeId{"fis"}}, nine + 2h, "other").facts),
            Complaints());
  EXPECT_TRUE(says(broken_rules(written.fact(OutcomeApproved{.outcome = OutcomeId{"fis"}}, nine + 2h, "one").facts),
                   "the screener approved"));
}

TEST(checks, find_an_override_below_level_four) {
  EXPECT_TRUE(says(
      broken_rules(Written().received("3", nine + 24h).fact(ConsentOverridden{.level = LevelId{"3"}}, nine + 1h).facts),
      "overridden at level 3"));
  EXPECT_EQ(
      broken_rules(
          Written().received("s47", nine + 1h).fact(ConsentOverridden{.level = LevelId{"s47"}}, nine + 1min).facts),
      Complaints());
}

TEST(checks, find_an_override_that_outlives_its_level) {
  auto written = Written()
                     .received("s47", nine + 1h)
                     .fact(ConsentOverridden{.level = LevelId{"s47"}}, nine + 1min)
                     .fact(LevelChanged{.from = LevelId{"s47"}, .to = LevelId{"3"}}, nine + 2min)
                     .fact(ObligationDueChanged{.id = "decision-1", .due_at = nine + 24h}, nine + 2min);
  EXPECT_TRUE(says(broken_rules(written.facts), "an override stands at level 3"));
  EXPECT_EQ(broken_rules(written.fact(ConsentOverrideVoided{"Stepped down"}, nine + 2min).facts), Complaints());
}

TEST(checks, find_a_contact_closed_with_something_still_owed) {
  auto written = Written().received("3", nine + 24h);
  EXPECT_TRUE(says(broken_rules(written.fact(ContactClosed{"Done"}, nine + 1h).facts), "still owes"));
}

TEST(checks, find_what_is_done_to_a_closed_contact) {
  const auto facts = Written()
                         .received("3", nine + 24h)
                         .fact(ObligationMet{"decision-1"}, nine + 1h)
                         .fact(ContactClosed{"Done"}, nine + 1h)
                         .fact(ContactAllocated{StaffId{"one"}, "One"}, nine + 2h)
                         .facts;
  EXPECT_TRUE(says(broken_rules(facts), "ContactAllocated after it was closed"));
}

TEST(checks, find_a_changed_fact_and_a_missing_one) {
  auto facts = Written().received("3", nine + 24h).fact(NoteAdded{"A"}, nine + 1h).facts;
  auto changed = facts;
  changed[1].payload += " ";
  EXPECT_TRUE(says(broken_chain(changed), "not what was hashed"));
  facts.erase(facts.begin() + 1);
  EXPECT_TRUE(says(broken_chain(facts), "missing"));
}

TEST(checks, find_a_fact_that_was_told_saved_and_is_gone) {
  FaultyStore store(1);
  keep(store, Written().received("3", nine + 24h).facts);
  EXPECT_EQ(lost_facts(store, hub), Complaints());
  EXPECT_EQ(lost_facts(store, HubId{"elsewhere"}).size(), 2u) << "looked for where they are not";
}

TEST(checks, find_rows_that_the_facts_do_not_give) {
  FaultyStore store(1);
  const auto facts = Written().received("3", nine + 24h).facts;
  const pack::Pack pack;
  keep(store, facts, {rows_of(contact, facts, pack)});
  EXPECT_EQ(wrong_rows(store, hub, pack, {contact}, all_rows(store, hub)), Complaints());
  store.replace(hub, {{.stream = contact, .rows = {}}});
  EXPECT_TRUE(says(wrong_rows(store, hub, pack, {contact}, all_rows(store, hub)), "its rows are not"));
}

TEST(checks, find_a_protected_name_in_a_record_and_in_a_list) {
  const std::vector<std::string> secrets = {std::string(secret_beginning) + "Name0q"};
  FaultyStore store(1);
  const auto facts = Written().received("3", nine + 24h).fact(NoteAdded{"said " + secrets[0]}, nine + 1h).facts;
  keep(store, facts);
  EXPECT_TRUE(says(leaks(store, hub, {contact}, {}, secrets), "names a protected referrer"));
  EXPECT_TRUE(says(leaks(store, hub, {contact}, {{contact.text(), {"row " + secrets[0]}}}, secrets), "a list names"));
  EXPECT_EQ(leaks(store, hub, {StreamId{"contact", "other"}}, {}, secrets), Complaints());
}

}  // namespace lintel::simulation
