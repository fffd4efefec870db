#include <atomic>
#include <thread>

#include "stores.h"

namespace lintel::storage_contract {
namespace {

using namespace std::string_literals;

TEST_P(Contract, a_fact_comes_back_byte_for_byte) {
  auto append = append_of(north, contact, 1);
  append.facts[0].payload =
      "{\"who\":\"Na\xC3\xAFma \xF0\x9F\x8F\xA0\",\"nul\":\""s + '\0' + "\",\"bare\":\"\xFF\xFE\"}";
  append.facts[0].by_name = "\xF0\x9F\xA6\x89 O'Hara; DROP TABLE facts --";
  const Fact sent = append.facts[0];
  keep(append);
  const auto facts = ledger().facts(north, contact);
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0], sent);
}

TEST_P(Contract, an_empty_payload_and_empty_words_come_back_empty) {
  auto append = append_of(north, contact, 1);
  append.facts[0] = {.hub = north, .stream = contact, .version = 1, .type = "T", .at = at(0), .by = StaffId{"s"}};
  const Fact sent = append.facts[0];
  keep(append);
  EXPECT_EQ(ledger().facts(north, contact), std::vector{sent});
}

TEST_P(Contract, facts_of_a_stream_come_in_version_order_after_the_version_asked_for) {
  for (const int version : {1, 2, 3, 4}) keep(append_of(north, contact, static_cast<std::uint64_t>(version)));
  const auto facts = ledger().facts(north, contact, 2);
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].version, 3u);
  EXPECT_EQ(facts[1].version, 4u);
  EXPECT_TRUE(ledger().facts(north, contact, 4).empty());
  EXPECT_TRUE(ledger().facts(north, {"contact", "7K3M"}).empty());
}

TEST_P(Contract, a_version_can_be_taken_only_once) {
  keep(append_of(north, contact, 1));
  EXPECT_EQ(result_name(append(append_of(north, contact, 1))), "VersionTaken " + contact.text());
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
}

TEST_P(Contract, the_stream_whose_version_is_taken_is_named_among_several) {
  const StreamId person{"person", "P-1"};
  keep(append_of(north, person, 1));
  auto both = append_of(north, contact, 1);
  both.facts.push_back(fact(north, person, 1));
  both.facts.push_back(fact(north, {"person", "P-2"}, 1));
  EXPECT_EQ(result_name(append(both)), "VersionTaken " + person.text());
  EXPECT_TRUE(ledger().facts(north, contact).empty());
  EXPECT_TRUE(ledger().facts(north, {"person", "P-2"}).empty());
}

TEST_P(Contract, of_two_who_write_to_one_record_at_once_exactly_one_wins) {
  constexpr int rounds = 1000, writers = 2;
  std::atomic<int> committed = 0, taken = 0;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&] {
      for (std::uint64_t round = 1; round <= rounds; ++round) {
        // A round begins when the one before it is decided, so both always want the same version.
        while (committed + taken < static_cast<int>(round - 1) * writers) std::this_thread::yield();
        const auto result = append(append_of(north, contact, round));
        committed += std::holds_alternative<Committed>(result) ? 1 : 0;
        taken += std::holds_alternative<VersionTaken>(result) ? 1 : 0;
        if (!std::holds_alternative<Committed>(result) && !std::holds_alternative<VersionTaken>(result)) {
          ADD_FAILURE() << result_name(result);
          ++taken;
        }
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(committed, rounds);
  EXPECT_EQ(taken, rounds);
  EXPECT_EQ(ledger().facts(north, contact).size(), static_cast<std::size_t>(rounds));
  EXPECT_EQ(audit().entries(north, {.limit = 5000}).size(), static_cast<std::size_t>(rounds));
}

TEST_P(Contract, a_request_sent_twice_is_recorded_once_and_told_the_same) {
  keep(append_of(north, contact, 1, "key-1"));
  EXPECT_EQ(result_name(append(append_of(north, contact, 2, "key-1"))), "AlreadyDone reply to key-1");
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
  EXPECT_EQ(ledger().reply_to(north, "key-1"), "reply to key-1");
  EXPECT_EQ(ledger().reply_to(north, "key-2"), std::nullopt);
}

TEST_P(Contract, a_request_sent_again_is_known_even_though_its_version_is_taken) {
  keep(append_of(north, contact, 1, "key-1"));
  EXPECT_EQ(result_name(append(append_of(north, contact, 1, "key-1"))), "AlreadyDone reply to key-1");
}

TEST_P(Contract, a_key_is_free_again_when_its_append_was_refused) {
  keep(append_of(north, contact, 1));
  append(append_of(north, contact, 1, "key-1"));
  EXPECT_EQ(ledger().reply_to(north, "key-1"), std::nullopt);
  keep(append_of(north, contact, 2, "key-1"));
}

TEST_P(Contract, the_same_key_sent_by_many_at_once_is_recorded_once) {
  constexpr int senders = 40;
  std::atomic<int> committed = 0, already = 0, ended = 0;
  for (int i = 0; i < senders; ++i)
    ledger().append(append_of(north, {"contact", std::to_string(i)}, 1, "one-key"), [&](AppendResult result) {
      committed += std::holds_alternative<Committed>(result) ? 1 : 0;
      already += result_name(result) == "AlreadyDone reply to one-key" ? 1 : 0;
      ++ended;
    });
  while (ended < senders) std::this_thread::yield();
  EXPECT_EQ(committed, 1);
  EXPECT_EQ(already, senders - 1);
  EXPECT_EQ(ledger().fact_count(north), 1u);
}

TEST_P(Contract, appends_to_the_same_streams_in_opposite_order_never_stop_each_other) {
  constexpr int rounds = 100;
  std::atomic<int> ended = 0, odd = 0;
  const auto told = [&](AppendResult result) {
    odd += std::holds_alternative<Committed>(result) || std::holds_alternative<VersionTaken>(result) ? 0 : 1;
    ++ended;
  };
  for (std::uint64_t round = 1; round <= rounds; ++round) {
    const StreamId one{"person", "A"}, other{"person", "B"};
    auto there = append_of(north, one, round);
    there.facts.push_back(fact(north, other, round));
    there.rows = {{one, {staff_row("A")}}, {other, {staff_row("B")}}};
    auto back = append_of(north, other, round);
    back.facts.push_back(fact(north, one, round));
    back.rows = {{other, {staff_row("B")}}, {one, {staff_row("A")}}};
    ledger().append(std::move(there), told);
    ledger().append(std::move(back), told);
  }
  while (ended < 2 * rounds) std::this_thread::yield();
  EXPECT_EQ(odd, 0);
  EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 2);
}

TEST_P(Contract, rows_of_a_record_without_facts_are_replaced_by_many_at_once_without_doubling) {
  std::atomic<int> ended = 0;
  for (int i = 0; i < 60; ++i) {
    auto append = append_of(north, {"contact", std::to_string(i)}, 1);
    append.rows = {{{"staff", "shared"}, {staff_row("shared")}}};
    ledger().append(std::move(append), [&](AppendResult) { ++ended; });
  }
  while (ended < 60) std::this_thread::yield();
  EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 1);
}

Append everything() {
  auto append = append_of(north, contact, 1, "key-1");
  append.rows = {{contact, {staff_row("Ada")}}};
  append.messages = {{.id = "m-1",
                      .about = contact,
                      .channel = "email",
                      .recipient = "r",
                      .subject = "s",
                      .body = "b",
                      .created_at = at(3)}};
  return append;
}

TEST_P(Contract, an_append_keeps_all_its_parts) {
  keep(everything());
  EXPECT_EQ(ledger().fact_count(north), 1u);
  EXPECT_EQ(audit().entries(north, {}).size(), 1u);
  EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 1);
  EXPECT_EQ(outbox().waiting(north, 10).size(), 1u);
  EXPECT_TRUE(ledger().reply_to(north, "key-1"));
}

// What each of these breaks comes last in the transaction, when everything else has been written.
using Break = void (*)(Append&);
const std::vector<std::pair<std::string, Break>> breaks = {
    {"a row with a column too few", [](Append& append) { append.rows[0].rows[0].values.pop_back(); }},
    {"a row of no table", [](Append& append) { append.rows[0].rows[0].table = "nothing"; }},
    {"a number where a text belongs", [](Append& append) { append.rows[0].rows[0].values[1] = std::int64_t{7}; }},
    {"a text that is not UTF-8", [](Append& append) { append.rows[0].rows[0].values[1] = "\xFF"s; }},
    {"a text with NUL", [](Append& append) { append.messages[0].body = "a\0b"s; }},
    {"a message id twice", [](Append& append) { append.messages.push_back(append.messages[0]); }},
    {"the same fact twice", [](Append& append) { append.facts.push_back(append.facts[0]); }},
    {"a fact of another hub", [](Append& append) { append.facts[0].hub = south; }},
    {"version 0", [](Append& append) { append.facts[0].version = 0; }},
};

TEST_P(Contract, whatever_is_wrong_with_an_append_nothing_of_it_is_kept) {
  for (const auto& [what, breaks_it] : breaks) {
    auto append = everything();
    breaks_it(append);
    EXPECT_FALSE(std::holds_alternative<Committed>(this->append(append))) << what;
    EXPECT_EQ(ledger().fact_count(HubId{}), 0u) << what;
    EXPECT_TRUE(audit().entries(north, {}).empty()) << what;
    EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 0) << what;
    EXPECT_TRUE(outbox().waiting(north, 10).empty()) << what;
    EXPECT_EQ(ledger().reply_to(north, "key-1"), std::nullopt) << what;
  }
  keep(everything());
}

TEST_P(Contract, a_message_id_used_before_is_refused_with_everything_else) {
  keep(everything());
  auto append = everything();
  append.facts[0] = fact(north, contact, 2);
  append.idempotency_key = "key-2";
  const auto result = this->append(append);
  EXPECT_NE(result_name(result).find("m-1"), std::string::npos) << result_name(result);
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
  EXPECT_EQ(outbox().waiting(north, 10).size(), 1u);
}

TEST_P(Contract, one_failing_append_among_many_fails_alone) {
  constexpr int appends = 120;
  std::vector<std::string> results(appends);
  std::atomic<int> ended = 0;
  keep(everything());
  for (int i = 0; i < appends; ++i) {
    auto append = append_of(north, {"person", std::to_string(i)}, 1);
    if (i % 3 == 0) append.messages = everything().messages;  // its id is used already
    if (i % 3 == 1) append.facts.push_back(fact(north, contact, 1));
    ledger().append(std::move(append), [&, i](AppendResult result) {
      results[static_cast<std::size_t>(i)] = result_name(result).substr(0, 6);
      ++ended;
    });
  }
  while (ended < appends) std::this_thread::yield();
  for (std::size_t i = 0; i < appends; ++i) {
    EXPECT_EQ(results[i], i % 3 == 0 ? "Failed" : i % 3 == 1 ? "Versio" : "Commit") << i;
    const bool there = !ledger().facts(north, {"person", std::to_string(i)}).empty();
    EXPECT_EQ(there, i % 3 == 2) << i;
  }
}

TEST_P(Contract, a_scan_visits_a_hub_in_stream_and_version_order) {
  for (const auto& stream :
       {StreamId{"call", "2"}, StreamId{"call-back", "1"}, StreamId{"call", "10"}, StreamId{"a", "1"}})
    for (const std::uint64_t version : {1u, 2u}) keep(append_of(north, stream, version));
  keep(append_of(south, contact, 1));
  std::vector<std::string> visited;
  ledger().scan(north,
                [&](const Fact& fact) { visited.push_back(fact.stream.text() + " " + std::to_string(fact.version)); });
  EXPECT_EQ(visited, (std::vector<std::string>{"a/1 1", "a/1 2", "call/10 1", "call/10 2", "call/2 1", "call/2 2",
                                               "call-back/1 1", "call-back/1 2"}));
  EXPECT_EQ(ledger().fact_count(north), 8u);
}

TEST_P(Contract, stretches_that_follow_one_another_visit_every_fact_once) {
  for (const auto& stream : {StreamId{"call", "2"}, StreamId{"call-back", "1"}, StreamId{"call", "10"},
                             StreamId{"a", "1"}, StreamId{"call", "a"}, StreamId{"person", "Z"}})
    for (const std::uint64_t version : {1u, 2u}) keep(append_of(north, stream, version));
  keep(append_of(south, contact, 1));
  std::vector<std::string> whole, parts;
  ledger().scan(north, [&](const Fact& fact) { whole.push_back(fact.stream.text()); });
  const std::vector<StreamId> cuts = {{"call", "10"}, {"call", "5"}, {"call-back", ""}, {"call-back", "5"}, {"z", ""}};
  StreamId from;
  for (const auto& cut : cuts) {
    ledger().scan_stretch(north, {from, cut}, [&](const Fact& fact) { parts.push_back(fact.stream.text()); });
    from = cut;
  }
  ledger().scan_stretch(north, {from, std::nullopt}, [&](const Fact& fact) { parts.push_back(fact.stream.text()); });
  EXPECT_EQ(parts, whole);
  EXPECT_EQ(parts.size(), 12u);
}

TEST_P(Contract, a_scan_of_no_hub_visits_all_hubs_and_may_ask_the_store_meanwhile) {
  keep(append_of(south, contact, 1));
  keep(append_of(north, contact, 1));
  std::vector<std::string> hubs;
  ledger().scan(HubId{}, [&](const Fact& fact) {
    hubs.push_back(fact.hub.value);
    EXPECT_EQ(ledger().facts(fact.hub, contact), std::vector{fact});
  });
  EXPECT_EQ(hubs, (std::vector<std::string>{"north", "south"}));
  EXPECT_EQ(ledger().fact_count(HubId{}), 2u);
}

TEST_P(Contract, a_scan_longer_than_one_batch_is_whole) {
  constexpr int facts = 5000;
  auto append = append_of(north, contact, 1);
  append.facts.clear();
  for (std::uint64_t version = 1; version <= facts; ++version) append.facts.push_back(fact(north, contact, version));
  keep(std::move(append));
  std::uint64_t expected = 1;
  ledger().scan(north, [&](const Fact& fact) { EXPECT_EQ(fact.version, expected++); });
  EXPECT_EQ(expected, facts + 1u);
}

TEST_P(Contract, hubs_share_nothing) {
  auto append = everything();
  keep(append);
  EXPECT_TRUE(ledger().facts(south, contact).empty());
  EXPECT_EQ(ledger().fact_count(south), 0u);
  EXPECT_EQ(ledger().reply_to(south, "key-1"), std::nullopt);
  EXPECT_TRUE(audit().entries(south, {}).empty());
  EXPECT_TRUE(outbox().waiting(south, 10).empty());
  EXPECT_EQ(views().count({.hub = south, .table = "staff"}), 0);
  // The same names again are another hub's own.
  append.hub = south;
  append.facts[0].hub = south;
  keep(append);
  EXPECT_EQ(ledger().fact_count(north), 1u);
}

}  // namespace
}  // namespace lintel::storage_contract
