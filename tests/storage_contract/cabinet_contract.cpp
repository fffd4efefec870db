#include <atomic>
#include <thread>

#include "base/require.h"
#include "stores.h"

namespace lintel::storage_contract {
namespace {

std::vector<std::string> keys(const std::vector<Cabinet::Item>& items) {
  std::vector<std::string> all;
  for (const auto& item : items) all.push_back(item.key);
  return all;
}

TEST_P(Contract, an_item_is_kept_until_it_is_erased) {
  EXPECT_FALSE(cabinet().get(north, "drafts", "k", at(0)));
  cabinet().put(north, "drafts", "k", "{\"a\":\"\xF0\x9F\x8F\xA0\"}", at(5));
  const auto item = cabinet().get(north, "drafts", "k", at(1'000'000'000));
  ASSERT_TRUE(item);
  EXPECT_EQ(item->key, "k");
  EXPECT_EQ(item->value, "{\"a\":\"\xF0\x9F\x8F\xA0\"}");
  EXPECT_EQ(item->changed_at, at(5));
  cabinet().erase(north, "drafts", "k");
  EXPECT_FALSE(cabinet().get(north, "drafts", "k", at(6)));
}

TEST_P(Contract, an_item_written_again_has_its_new_value_and_time_limit) {
  cabinet().put(north, "drafts", "k", "1", at(0), at(10));
  cabinet().put(north, "drafts", "k", "2", at(1));
  EXPECT_EQ(cabinet().get(north, "drafts", "k", at(20))->value, "2");
}

TEST_P(Contract, an_item_is_gone_from_the_second_it_expires) {
  cabinet().put(north, "sessions", "k", "1", at(0), at(10));
  EXPECT_TRUE(cabinet().get(north, "sessions", "k", at(9)));
  EXPECT_FALSE(cabinet().get(north, "sessions", "k", at(10)));
  EXPECT_TRUE(cabinet().list(north, "sessions", "", at(10)).empty());
}

TEST_P(Contract, a_list_has_the_items_of_one_drawer_and_prefix_newest_first) {
  cabinet().put(north, "drafts", "ann/1", "1", at(1));
  cabinet().put(north, "drafts", "ann/2", "2", at(3));
  cabinet().put(north, "drafts", "ann/3", "3", at(2), at(5));
  cabinet().put(north, "drafts", "anna/1", "4", at(4));
  cabinet().put(north, "keys", "ann/9", "5", at(4));
  cabinet().put(south, "drafts", "ann/8", "6", at(4));
  EXPECT_EQ(keys(cabinet().list(north, "drafts", "ann/", at(4))),
            (std::vector<std::string>{"ann/2", "ann/3", "ann/1"}));
  EXPECT_EQ(keys(cabinet().list(north, "drafts", "ann/", at(5))), (std::vector<std::string>{"ann/2", "ann/1"}));
  EXPECT_EQ(keys(cabinet().list(north, "drafts", "", at(4), 2)), (std::vector<std::string>{"anna/1", "ann/2"}));
}

TEST_P(Contract, a_swap_happens_only_from_what_was_expected) {
  const auto swap = [&](std::optional<std::string> expected, const std::string& value, int second) {
    return cabinet().swap(north, "counters", "k", expected, value, at(second), at(second + 10));
  };
  EXPECT_FALSE(swap("1", "2", 0));
  EXPECT_TRUE(swap(std::nullopt, "1", 0));
  EXPECT_FALSE(swap(std::nullopt, "2", 1));
  EXPECT_FALSE(swap("3", "2", 1));
  EXPECT_TRUE(swap("1", "2", 2));
  EXPECT_FALSE(swap("2", "3", 12)) << "it expired";
  EXPECT_TRUE(swap(std::nullopt, "3", 12));
  EXPECT_EQ(cabinet().get(north, "counters", "k", at(13))->value, "3");
}

TEST_P(Contract, an_item_without_end_is_never_taken_for_expired) {
  cabinet().put(north, "counters", "k", "1", at(0));
  EXPECT_FALSE(cabinet().swap(north, "counters", "k", std::nullopt, "2", at(1000)));
  EXPECT_TRUE(cabinet().swap(north, "counters", "k", "1", "2", at(1000)));
}

TEST_P(Contract, many_who_count_by_swapping_lose_no_count) {
  constexpr int threads = 4, each = 50;
  std::vector<std::thread> counting;
  for (int i = 0; i < threads; ++i)
    counting.emplace_back([&] {
      for (int done = 0; done < each;) {
        const auto item = cabinet().get(north, "counters", "k", at(0));
        const auto old = item ? std::optional(item->value) : std::nullopt;
        done += cabinet().swap(north, "counters", "k", old, std::to_string(std::stoi(old.value_or("0")) + 1), at(0))
                    ? 1
                    : 0;
      }
    });
  for (auto& thread : counting) thread.join();
  EXPECT_EQ(cabinet().get(north, "counters", "k", at(0))->value, std::to_string(threads * each));
}

TEST_P(Contract, of_many_who_claim_an_absent_item_one_gets_it) {
  std::atomic<int> got = 0;
  std::vector<std::thread> claiming;
  for (int i = 0; i < 8; ++i)
    claiming.emplace_back(
        [&, i] { got += cabinet().swap(north, "claims", "k", std::nullopt, std::to_string(i), at(0)) ? 1 : 0; });
  for (auto& thread : claiming) thread.join();
  EXPECT_EQ(got, 1);
}

TEST_P(Contract, a_sweep_removes_what_has_expired_in_every_hub) {
  cabinet().put(north, "d", "1", "x", at(0), at(5));
  cabinet().put(south, "d", "2", "x", at(0), at(6));
  cabinet().put(south, "d", "3", "x", at(0), at(7));
  cabinet().put(south, "d", "4", "x", at(0));
  EXPECT_EQ(cabinet().sweep(at(6)), 2);
  EXPECT_EQ(cabinet().sweep(at(6)), 0);
  EXPECT_FALSE(cabinet().get(north, "d", "1", at(0)));
  EXPECT_TRUE(cabinet().get(south, "d", "3", at(0)));
}

TEST_P(Contract, a_hub_cannot_reach_into_anothers_cabinet) {
  cabinet().put(north, "d", "k", "north", at(0));
  EXPECT_FALSE(cabinet().get(south, "d", "k", at(0)));
  EXPECT_FALSE(cabinet().swap(south, "d", "k", "north", "x", at(0)));
  cabinet().erase(south, "d", "k");
  cabinet().put(south, "d", "k", "south", at(0));
  EXPECT_EQ(cabinet().get(north, "d", "k", at(0))->value, "north");
}

TEST_P(Contract, text_that_is_not_clean_never_enters_the_cabinet) {
  EXPECT_THROW(cabinet().put(north, "d", "k", "\xFF", at(0)), base::Fault);
  EXPECT_THROW(cabinet().swap(north, "d", std::string("k\0", 2), std::nullopt, "1", at(0)), base::Fault);
  EXPECT_TRUE(cabinet().list(north, "d", "", at(0)).empty());
}

AuditEntry viewed(const StreamId& stream, const std::string& by, int second) {
  return {.at = at(second),
          .by = StaffId{by},
          .by_name = "N " + by,
          .what = "viewed contact",
          .stream = stream,
          .detail = "d",
          .request = "r-" + std::to_string(second)};
}

TEST_P(Contract, a_view_of_a_record_is_kept_as_it_was) {
  ASSERT_TRUE(record(north, viewed(contact, "s-1", 1)));
  const auto entries = audit().entries(north, {});
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].at, at(1));
  EXPECT_EQ(entries[0].by, StaffId{"s-1"});
  EXPECT_EQ(entries[0].by_name, "N s-1");
  EXPECT_EQ(entries[0].what, "viewed contact");
  EXPECT_EQ(entries[0].stream, contact);
  EXPECT_EQ(entries[0].detail, "d");
  EXPECT_EQ(entries[0].request, "r-1");
}

TEST_P(Contract, an_entry_that_cannot_be_kept_is_told_so) {
  auto entry = viewed(contact, "s-1", 1);
  entry.detail = "\xFF";
  EXPECT_FALSE(record(north, entry));
  EXPECT_TRUE(audit().entries(north, {}).empty());
}

TEST_P(Contract, audit_entries_come_newest_first_by_record_and_by_person) {
  const StreamId other{"person", "P"};
  record(north, viewed(contact, "s-1", 1));
  record(north, viewed(other, "s-2", 2));
  record(north, viewed(contact, "s-2", 3));
  record(south, viewed(contact, "s-2", 4));
  const auto seconds = [&](Audit::Filter filter) {
    std::vector<long> all;
    for (const auto& entry : audit().entries(north, filter)) all.push_back((entry.at - at(0)).count());
    return all;
  };
  EXPECT_EQ(seconds({}), (std::vector<long>{3, 2, 1}));
  EXPECT_EQ(seconds({.stream = contact}), (std::vector<long>{3, 1}));
  EXPECT_EQ(seconds({.by = StaffId{"s-2"}}), (std::vector<long>{3, 2}));
  EXPECT_EQ(seconds({.stream = contact, .by = StaffId{"s-1"}}), (std::vector<long>{1}));
  EXPECT_EQ(seconds({.limit = 1, .offset = 1}), (std::vector<long>{2}));
}

TEST_P(Contract, an_entry_about_no_record_comes_back_so) {
  record(north, viewed({}, "s-1", 1));
  EXPECT_EQ(audit().entries(north, {})[0].stream, StreamId{});
}

TEST_P(Contract, messages_wait_oldest_first) {
  for (int i = 1; i <= 3; ++i) {
    auto append = append_of(north, contact, static_cast<std::uint64_t>(i));
    append.messages = {{.id = "m-" + std::to_string(9 - i),
                        .about = contact,
                        .channel = "letter",
                        .recipient = "The school",
                        .subject = "S",
                        .body = "B\n\xC2\xA3",
                        .created_at = at(i)}};
    keep(append);
  }
  const auto waiting = outbox().waiting(north, 2);
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].id, "m-8");
  EXPECT_EQ(waiting[0].about, contact);
  EXPECT_EQ(waiting[0].channel, "letter");
  EXPECT_EQ(waiting[0].recipient, "The school");
  EXPECT_EQ(waiting[0].body, "B\n\xC2\xA3");
  EXPECT_EQ(waiting[0].created_at, at(1));
  EXPECT_EQ(waiting[1].id, "m-7");
}

}  // namespace
}  // namespace lintel::storage_contract
