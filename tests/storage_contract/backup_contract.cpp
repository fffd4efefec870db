#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "raw.h"
#include "storage/schema/tables.h"
#include "stores.h"

namespace lintel::storage_contract {
namespace {

namespace fs = std::filesystem;

// Everything a store holds, table by table, in words.
std::string contents(storage::Store& store) {
  std::string all;
  store.ledger().scan(HubId{}, [&](const Fact& fact) {
    all += fact.hub.value + fact.stream.text() + std::to_string(fact.version) + fact.payload + fact.hash + "\n";
  });
  for (const auto& hub : {north, south}) {
    for (const auto& entry : store.audit().entries(hub, {.limit = 100000}))
      all += entry.stream.text() + entry.what + "\n";
    for (const auto& row : store.views().rows({.hub = hub, .table = "staff", .limit = 100000}))
      all += row.stream.text() + row.text("name") + (row.is_null("active") ? "-" : "+") + "\n";
    for (const auto& message : store.outbox().waiting(hub, 100000)) all += message.id + message.body + "\n";
    for (const auto& item : store.cabinet().list(hub, "d", "", at(0), 100000)) all += item.key + item.value + "\n";
  }
  return all;
}

class Backup : public Durable {
 protected:
  void SetUp() override {
    Durable::SetUp();
    for (int i = 0; i < 50; ++i) {
      auto append = append_of(i % 2 ? north : south, {"contact", std::to_string(i)}, 1, "key-" + std::to_string(i));
      append.facts[0].payload = std::string("{\"\0\xFF\xF0\x9F\x8F\xA0\"}", 10) + std::to_string(i);
      append.rows = {{append.facts[0].stream, {staff_row("N" + std::to_string(i)), staff_row("M")}}};
      append.messages = {{.id = "m-" + std::to_string(i), .about = contact, .channel = "email", .body = "b"}};
      keep(append);
    }
    cabinet().put(north, "d", "k", "v", at(0));
  }
  std::unique_ptr<storage::Store> restored(const std::string& url) {
    auto into = storage::open_store(url);
    into->migrate();
    into->restore(copy_);
    return into;
  }
  const std::string copy_ = folder_.file("copy.db");
};
INSTANTIATE_TEST_SUITE_P(databases, Backup, testing::Values(Kind::sqlite, Kind::postgresql), name_of);

TEST_P(Backup, opens_as_a_store_of_its_own_with_the_same_contents) {
  store().backup(copy_);
  const auto opened = storage::open_store(copy_);
  EXPECT_EQ(opened->check_ready(), std::nullopt);
  EXPECT_EQ(contents(*opened), contents(store()));
  EXPECT_EQ(opened->ledger().reply_to(north, "key-7"), "reply to key-7");
}

TEST_P(Backup, restores_into_either_database_which_then_goes_on) {
  store().backup(copy_);
  for (const auto& url : {folder_.file("restored.db"), support::shared_postgresql().new_database()}) {
    const auto into = restored(url);
    EXPECT_EQ(contents(*into), contents(store())) << url;
    for (const auto& table : storage::stored_tables())
      EXPECT_EQ(raw(url, "SELECT count(*) FROM " + table.name), raw(url_, "SELECT count(*) FROM " + table.name))
          << table.name;
    std::string told;
    std::atomic<bool> ended = false;
    into->ledger().append(append_of(north, contact, 1), [&](const AppendResult& result) {
      told = result_name(result);
      ended = true;
    });
    while (!ended) std::this_thread::yield();
    EXPECT_EQ(told, "Committed") << url;
    EXPECT_EQ(into->audit().entries(north, {})[0].stream, contact) << "the newest";
  }
}

TEST_P(Backup, a_store_with_facts_is_not_restored_into) {
  store().backup(copy_);
  EXPECT_THROW(store().restore(copy_), storage::Error);
}

TEST_P(Backup, taken_while_others_write_is_whole_and_of_one_instant) {
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writing([&] {
    for (int i = 0; !stop; ++i) {
      auto append = append_of(north, {"person", std::to_string(i)}, 1, "p-" + std::to_string(i));
      append.facts.push_back(fact(north, {"relation", std::to_string(i)}, 1));
      append.rows = {{append.facts[0].stream, {staff_row("P")}}};
      keep(append);
      ++written;
    }
  });
  for (int round = 0; round < 3; ++round) {
    const auto copy = copy_ + std::to_string(round);
    const int before = written;
    store().backup(copy);
    const auto opened = storage::open_store(copy, {.read_only = true});
    int people = 0, relations = 0;
    opened->ledger().scan(north, [&](const Fact& fact) {
      people += fact.stream.kind == "person" ? 1 : 0;
      relations += fact.stream.kind == "relation" ? 1 : 0;
    });
    EXPECT_GE(people, before) << "what was acknowledged before is in it";
    EXPECT_EQ(people, relations);
    EXPECT_EQ(opened->views().count(
                  {.hub = north, .table = "staff", .all_of = {{"name", casework::Test::Kind::equal, {Value{"P"}}}}}),
              people);
    EXPECT_EQ(raw(copy, "SELECT count(*) FROM idempotency WHERE key LIKE 'p-%'"), std::to_string(people));
  }
  stop = true;
  writing.join();
}

TEST_P(Backup, tells_how_far_it_is) {
  std::int64_t last = 0, all = -1;
  store().backup(copy_, [&](std::int64_t done, std::int64_t of) {
    EXPECT_GE(done, last);
    last = done;
    all = of;
  });
  EXPECT_EQ(last, all);
}

TEST_P(Backup, never_replaces_a_file_and_leaves_none_half_made) {
  std::ofstream(copy_) << "precious";
  EXPECT_THROW(store().backup(copy_), storage::Error);
  EXPECT_EQ(fs::file_size(copy_), 8u);
  EXPECT_THROW(store().backup(folder_.file("missing/copy.db")), storage::Error);
  for (const auto& entry : fs::directory_iterator(folder_.path()))
    EXPECT_EQ(entry.path().string().find(".partial"), std::string::npos) << entry.path();
}

TEST_P(Backup, a_file_that_is_no_backup_is_refused) {
  const auto into = storage::open_store(folder_.file("into.db"));
  into->migrate();
  std::ofstream(folder_.file("letter.txt")) << std::string(5000, 'x');
  EXPECT_THROW(into->restore(folder_.file("letter.txt")), storage::Error);
  EXPECT_THROW(into->restore(folder_.file("none.db")), storage::Error);
  EXPECT_EQ(into->ledger().fact_count(HubId{}), 0u);
}

}  // namespace
}  // namespace lintel::storage_contract
