#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "casework/views/tables.h"
#include "raw.h"
#include "storage/schema/tables.h"
#include "stores.h"

namespace lintel::storage_contract {
namespace {

std::string refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

TEST_P(Durable, facts_and_audit_refuse_to_be_changed_or_deleted_even_by_hand) {
  keep(append_of(north, contact, 1));
  for (const std::string table : {"facts", "audit"}) {
    EXPECT_TRUE(says(refusal([&] { raw(url_, "UPDATE " + table + " SET hub = 'x'"); }), "never changed")) << table;
    EXPECT_TRUE(says(refusal([&] { raw(url_, "DELETE FROM " + table); }), "deleted")) << table;
  }
  EXPECT_EQ(ledger().fact_count(north), 1u);
}

TEST_P(Durable, the_real_tables_have_the_columns_that_copies_take) {
  for (const auto& table : storage::stored_tables()) {
    std::string listed;
    for (const auto& column : table.columns) listed += (listed.empty() ? "" : ",") + column.name;
    const auto real = GetParam() == Kind::sqlite
                          ? raw(url_, "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('" +
                                          table.name + "') ORDER BY cid)")
                          : raw(url_,
                                "SELECT string_agg(attname::text, ',' ORDER BY attnum) FROM pg_attribute WHERE attnum "
                                "> 0 AND attrelid = '" +
                                    table.name + "'::regclass");
    EXPECT_EQ(real, listed) << table.name;
  }
}

TEST_P(Durable, there_is_no_table_that_copies_leave_out) {
  const auto count =
      GetParam() == Kind::sqlite
          ? raw(url_, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
          : raw(url_, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
  EXPECT_EQ(count, std::to_string(storage::stored_tables().size() + 2)) << "besides schema_migrations and view_shapes";
}

TEST_P(Durable, every_view_has_the_indexes_of_its_table) {
  for (const auto& table : view_tables()) {
    const auto name = "view_" + std::string(table.name);
    const auto count =
        GetParam() == Kind::sqlite
            ? raw(url_, "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '" +
                            name + "'")
            : raw(url_,
                  "SELECT count(*) FROM pg_indexes WHERE indexname NOT LIKE '%pkey' AND tablename = '" + name + "'");
    EXPECT_EQ(count, std::to_string(table.indexes.size())) << name;
  }
}

TEST_P(Durable, every_hub_with_a_fact_is_named) {
  EXPECT_TRUE(store().hubs().empty());
  for (const auto& hub : {south, north}) keep(append_of(hub, contact, 1));
  keep(append_of(north, contact, 2));
  EXPECT_EQ(store().hubs(), (std::vector<HubId>{north, south}));
}

TEST_P(Durable, migrating_again_does_nothing) {
  EXPECT_TRUE(store().migrate().empty());
  EXPECT_EQ(store().schema_version(), 1);
  EXPECT_TRUE(store().views_to_rebuild().empty());
  EXPECT_EQ(store().check_ready(), std::nullopt);
}

TEST_P(Durable, a_view_whose_shape_changed_comes_back_empty_and_says_so) {
  auto append = append_of(north, contact, 1);
  append.rows = {{contact, {staff_row("Ada")}}};
  keep(append);
  raw(url_, "UPDATE view_shapes SET shape = 'as it was last year' WHERE name = 'staff'");
  raw(url_, "ALTER TABLE view_staff DROP COLUMN supervisor");
  EXPECT_TRUE(says(store().check_ready().value_or(""), "staff"));
  open();
  EXPECT_EQ(store().migrate(), std::vector<std::string>{"view staff"});
  EXPECT_EQ(store().views_to_rebuild(), std::vector<std::string>{"staff"});
  EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 0);
  views().replace(north, append.rows);
  store().note_views_rebuilt();
  EXPECT_TRUE(store().views_to_rebuild().empty());
  EXPECT_EQ(views().rows({.hub = north, .table = "staff"})[0].text("name"), "Ada");
  EXPECT_EQ(ledger().fact_count(north), 1u);
}

TEST_P(Durable, a_database_of_a_newer_program_is_refused_with_both_versions) {
  close();
  raw(url_, "INSERT INTO schema_migrations (number, name) VALUES (99, 'later')");
  const auto why = refusal([&] { open(); });
  EXPECT_TRUE(says(why, "schema version 99")) << why;
  EXPECT_TRUE(says(why, "up to 1")) << why;
}

TEST_P(Durable, a_database_of_some_other_program_is_refused) {
  const auto other =
      GetParam() == Kind::sqlite ? folder_.file("other.db") : support::shared_postgresql().new_database();
  raw(other, "CREATE TABLE recipes (id INTEGER)");
  const auto why = refusal([&] { storage::open_store(other); });
  EXPECT_TRUE(says(why, "some other program")) << why;
}

TEST_P(Durable, a_new_database_opens_and_is_not_ready_before_it_is_migrated) {
  url_ = GetParam() == Kind::sqlite ? folder_.file("new.db") : support::shared_postgresql().new_database();
  open();
  EXPECT_EQ(store().schema_version(), 0);
  EXPECT_TRUE(says(store().check_ready().value_or(""), "migrate"));
  EXPECT_FALSE(store().migrate().empty());
  EXPECT_EQ(store().check_ready(), std::nullopt);
}

TEST_P(Durable, what_was_kept_is_there_after_reopening) {
  auto append = append_of(north, contact, 1, "key");
  append.rows = {{contact, {staff_row("Ada")}}};
  keep(append);
  cabinet().put(north, "d", "k", "v", at(0));
  open();
  EXPECT_EQ(ledger().facts(north, contact), append.facts);
  EXPECT_EQ(ledger().reply_to(north, "key"), append.reply);
  EXPECT_EQ(views().count({.hub = north, .table = "staff"}), 1);
  EXPECT_TRUE(cabinet().get(north, "d", "k", at(0)));
}

TEST_P(Durable, two_programs_on_one_database_take_turns) {
  const auto other = storage::open_store(url_);
  constexpr int each = 100;
  std::atomic<int> committed = 0, ended = 0;
  const auto told = [&](const AppendResult& result) {
    committed += std::holds_alternative<Committed>(result) ? 1 : 0;
    if (!std::holds_alternative<Committed>(result)) ADD_FAILURE() << result_name(result);
    ++ended;
  };
  for (int i = 0; i < each; ++i) {
    ledger().append(append_of(north, {"one", std::to_string(i)}, 1), told);
    other->ledger().append(append_of(north, {"other", std::to_string(i)}, 1), told);
  }
  while (ended < 2 * each) std::this_thread::yield();
  EXPECT_EQ(ledger().fact_count(north), 2u * each);
}

TEST_P(Durable, a_store_opened_for_reading_reads_beside_a_writer_and_never_writes) {
  keep(append_of(north, contact, 1));
  const auto reader = storage::open_store(url_, {.read_only = true});
  EXPECT_EQ(reader->ledger().fact_count(north), 1u);
  std::string told;
  reader->ledger().append(append_of(north, contact, 2),
                          [&](const AppendResult& result) { told = result_name(result); });
  EXPECT_EQ(told, "Failed the database was opened for reading only");
  EXPECT_THROW(reader->cabinet().put(north, "d", "k", "v", at(0)), storage::Error);
  keep(append_of(north, contact, 2));
  EXPECT_EQ(reader->ledger().fact_count(north), 2u);
}

TEST_P(Durable, beyond_the_limit_of_what_may_wait_an_append_is_told_busy) {
  open({.writers = 1, .queue_limit = 8});
  std::atomic<int> busy = 0, committed = 0, ended = 0;
  for (int i = 0; i < 2000; ++i)
    ledger().append(append_of(north, {"contact", std::to_string(i)}, 1), [&](const AppendResult& result) {
      busy += result_name(result) == "Failed busy: 8 changes are already waiting" ? 1 : 0;
      committed += std::holds_alternative<Committed>(result) ? 1 : 0;
      ++ended;
    });
  while (ended < 2000) std::this_thread::yield();
  EXPECT_GT(busy, 0);
  EXPECT_EQ(busy + committed, 2000);
  EXPECT_EQ(ledger().fact_count(north), static_cast<std::uint64_t>(committed.load()));
}

TEST_P(Durable, what_waits_when_the_store_closes_is_still_written) {
  std::atomic<int> committed = 0;
  for (int i = 0; i < 300; ++i)
    ledger().append(append_of(north, {"contact", std::to_string(i)}, 1), [&](const AppendResult& result) {
      committed += std::holds_alternative<Committed>(result) ? 1 : 0;
    });
  close();
  EXPECT_EQ(committed, 300);
  open();
  EXPECT_EQ(ledger().fact_count(north), 300u);
}

// --- addresses and files that are no database
// ----------------------------------------------------------------------------

TEST(addresses, each_that_cannot_be_opened_says_what_was_expected) {
  const support::TemporaryFolder folder;
  const auto why = [](const std::string& url) { return refusal([&] { storage::open_store(url); }); };
  EXPECT_TRUE(says(why(""), "expected a file, sqlite:FILE or postgresql://"));
  EXPECT_TRUE(says(why("mysql://somewhere/hub"), "\"mysql\" is not known: expected a file"));
  EXPECT_TRUE(says(why(folder.path().string()), "is a folder"));
  EXPECT_TRUE(says(why("sqlite:" + folder.file("missing/hub.db")), "does not exist"));
  EXPECT_TRUE(says(why("sqlite:"), "has no name"));
  std::ofstream(folder.file("letter.txt")) << std::string(5000, 'x');
  EXPECT_TRUE(says(why(folder.file("letter.txt")), "letter.txt is not a database"));
  EXPECT_EQ(std::filesystem::file_size(folder.file("letter.txt")), 5000u) << "and was left as it is";
  EXPECT_TRUE(
      says(refusal([&] { storage::open_store(folder.file("none.db"), {.read_only = true}); }), "no such database"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("none.db")));
}

TEST(addresses, a_password_never_stands_in_a_message) {
  const auto why = refusal([] { storage::open_store("postgresql://ann:s3cret@127.0.0.1:1/hub"); });
  EXPECT_TRUE(says(why, "ann@127.0.0.1")) << why;
  EXPECT_FALSE(says(why, "s3cret")) << why;
  const auto odd = refusal([] { storage::open_store("postgresql://127.0.0.1:1/hub?user=ann&password=s3cret"); });
  EXPECT_TRUE(says(odd, "cannot be reached")) << odd;
  EXPECT_FALSE(says(odd, "s3cret")) << odd;
}

TEST(addresses, a_sqlite_file_may_be_named_three_ways) {
  const support::TemporaryFolder folder;
  for (const std::string before : {"", "sqlite:", "sqlite://"})
    storage::open_store(before + folder.file("hub.db"))->migrate();
  EXPECT_TRUE(std::filesystem::exists(folder.file("hub.db")));
}

}  // namespace
}  // namespace lintel::storage_contract
