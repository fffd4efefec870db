// What fails below the store: the process, the disk, the connection. Nothing acknowledged may be lost.
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <thread>

#include "raw.h"
#include "stores.h"

namespace lintel::storage_contract {
namespace {

using namespace std::chrono_literals;

// --- kill -9
// -------------------------------------------------------------------------------------------------------------

struct Child {
  pid_t process;
  int acknowledged;  // the end of a pipe to read from
};

Child start_writing(const std::string& url, const std::string& prefix) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(ends[1], 1);
    ::execl(WRITING_CHILD, WRITING_CHILD, url.c_str(), prefix.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {process, ends[0]};
}

std::string read_some(int file) {
  char bytes[65536];
  const auto size = ::read(file, bytes, sizeof bytes);
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : "";
}

// Reads what it acknowledges for a while, kills it, and returns all of it.
std::vector<std::string> kill_after(const Child& child, std::chrono::milliseconds time) {
  std::string text = read_some(child.acknowledged);  // it is at work
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) text += read_some(child.acknowledged);
  ::kill(child.process, SIGKILL);
  ::waitpid(child.process, nullptr, 0);
  for (auto more = read_some(child.acknowledged); !more.empty(); more = read_some(child.acknowledged)) text += more;
  ::close(child.acknowledged);
  std::vector<std::string> keys;
  for (std::size_t begin = 0, stop; (stop = text.find('\n', begin)) != std::string::npos; begin = stop + 1)
    keys.push_back(text.substr(begin, stop - begin));
  return keys;
}

TEST_P(Durable, a_killed_program_has_lost_nothing_it_acknowledged) {
  close();
  std::set<std::string> acknowledged;
  for (int round = 0; round < 25; ++round) {
    const auto keys = kill_after(start_writing(url_, std::to_string(round)), std::chrono::milliseconds(5 + 7 * round));
    EXPECT_FALSE(keys.empty()) << round;
    acknowledged.insert(keys.begin(), keys.end());
  }
  open();
  std::set<std::string> kept, keys_kept;
  ledger().scan(north, [&](const Fact& fact) {
    kept.insert(fact.stream.key);
    EXPECT_EQ(fact.payload, std::string(600, 'x'));
  });
  for (const auto& key : acknowledged) EXPECT_TRUE(kept.contains(key)) << key;
  // All or nothing: as many audit entries and keys as facts.
  EXPECT_EQ(raw(url_, "SELECT count(*) FROM audit"), std::to_string(kept.size()));
  EXPECT_EQ(raw(url_, "SELECT count(*) FROM idempotency"), std::to_string(kept.size()));
  keep(append_of(north, contact, 1));
}

// --- SQLite: the disk
// ----------------------------------------------------------------------------------------------------

Append large(int number) {
  auto append = append_of(north, {"contact", std::to_string(number)}, 1, "key-" + std::to_string(number));
  append.facts[0].payload = std::string(20'000, 'x');
  append.rows = {{append.facts[0].stream, {staff_row(std::string(20'000, 'n'))}}};
  return append;
}

class SqliteDisk : public Contract {
 protected:
  struct Filled {
    int kept = 0;
    std::string refused;  // what was said of the first that found no room
  };
  Filled fill() {
    Filled filled;
    for (int i = 0; filled.refused.empty() && i < 1000; ++i) {
      const auto result = append(large(i));
      if (std::holds_alternative<Committed>(result)) ++filled.kept;
      if (std::holds_alternative<Failed>(result)) filled.refused = result_name(result);
    }
    EXPECT_GT(filled.kept, 3);
    return filled;
  }
};
INSTANTIATE_TEST_SUITE_P(databases, SqliteDisk, testing::Values(Kind::sqlite), name_of);

TEST_P(SqliteDisk, when_it_is_full_appends_fail_whole_and_go_on_when_space_returns) {
  open({.max_pages = 300});
  const auto [kept, refused] = fill();
  EXPECT_NE(refused.find("full"), std::string::npos) << refused;
  EXPECT_EQ(ledger().fact_count(north), static_cast<std::uint64_t>(kept));
  EXPECT_EQ(audit().entries(north, {.limit = 1000}).size(), static_cast<std::size_t>(kept));
  EXPECT_EQ(ledger().reply_to(north, "key-" + std::to_string(kept)), std::nullopt);
  EXPECT_EQ(store().check_ready(), std::nullopt) << "a full disk is no broken disk";
  views().replace_all(north, [] { return std::vector<casework::RecordRows>(); });  // makes room
  keep(large(kept));
}

TEST_P(SqliteDisk, a_full_disk_fails_only_the_appends_that_found_no_room) {
  open({.max_pages = 300});
  std::atomic<int> ended = 0;
  std::vector<std::string> results(60);
  for (int i = 0; i < 60; ++i)
    ledger().append(large(i), [&, i](const AppendResult& result) {
      results[static_cast<std::size_t>(i)] = result_name(result);
      ++ended;
    });
  while (ended < 60) std::this_thread::yield();
  for (int i = 0; i < 60; ++i) {
    const bool there = !ledger().facts(north, {"contact", std::to_string(i)}).empty();
    EXPECT_EQ(there, results[static_cast<std::size_t>(i)] == "Committed") << i;
  }
}

// A disk of two megabytes in memory, for as long as it lives. Mounting takes root.
class SmallDisk {
 public:
  explicit SmallDisk(const std::filesystem::path& path) : path_(path) {
    std::filesystem::create_directories(path_);
    mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", MS_NODEV | MS_NOSUID, "size=2m") == 0;
    if (!mounted_) why_not_ = std::strerror(errno);
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  const std::string& why_not() const { return why_not_; }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
  bool mounted_ = false;
  std::string why_not_;
};

TEST_P(SqliteDisk, on_a_real_disk_that_fills_up_nothing_acknowledged_is_lost_and_work_goes_on_when_there_is_room) {
  close();
  const SmallDisk disk(folder_.path() / "small");
  if (!disk.why_not().empty()) GTEST_SKIP() << "a file system cannot be mounted here: " << disk.why_not();
  std::ofstream(disk.file("other")) << std::string(600'000, 'o');  // what somebody else keeps on it
  url_ = disk.file("hub.db");
  open();
  store().migrate();
  const auto [kept, refused] = fill();
  EXPECT_FALSE(refused.empty());
  EXPECT_EQ(ledger().fact_count(north), static_cast<std::uint64_t>(kept)) << "reading goes on";
  std::filesystem::remove(disk.file("other"));
  keep(large(kept));
  close();
  open();
  EXPECT_EQ(ledger().fact_count(north), static_cast<std::uint64_t>(kept) + 1);
  close();
}

// A file system between SQLite and the real one; the fsync of its write-ahead logs can be made to fail.
std::atomic<bool> sync_fails = false;
sqlite3_io_methods real_file{}, failing_file{};

int sync_or_fail(sqlite3_file* file, int flags) {
  return sync_fails ? SQLITE_IOERR_FSYNC : real_file.xSync(file, flags);
}

class FailingDisk {
 public:
  FailingDisk() : real_(sqlite3_vfs_find(nullptr)), failing_(*real_) {
    real_open = real_->xOpen;
    failing_.zName = "failing";
    failing_.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
      const int code = real_open(vfs, name, file, flags, out);
      if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
        real_file = failing_file = *file->pMethods;
        failing_file.xSync = sync_or_fail;
        file->pMethods = &failing_file;
      }
      return code;
    };
    sqlite3_vfs_register(&failing_, 1);
  }
  ~FailingDisk() {
    sync_fails = false;
    sqlite3_vfs_unregister(&failing_);
    sqlite3_vfs_register(real_, 1);
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

 private:
  static inline int (*real_open)(sqlite3_vfs*, const char*, sqlite3_file*, int, int*) = nullptr;
  sqlite3_vfs* real_;
  sqlite3_vfs failing_;
};

TEST_P(SqliteDisk, after_a_failed_sync_nothing_is_said_to_be_saved_until_the_program_starts_again) {
  close();
  {
    FailingDisk disk;
    open();
    keep(append_of(north, contact, 1));
    sync_fails = true;
    const auto during = append(append_of(north, contact, 2));
    EXPECT_TRUE(std::holds_alternative<Unknown>(during)) << result_name(during);
    sync_fails = false;
    const auto after = result_name(append(append_of(north, contact, 3)));
    EXPECT_NE(after.find("Failed no changes are taken since the disk failed"), std::string::npos) << after;
    EXPECT_NE(store().check_ready(), std::nullopt);
    EXPECT_THROW(cabinet().put(north, "d", "k", "v", at(0)), storage::Error);
    EXPECT_FALSE(record(north, append_of(north, contact, 1).audit));
    EXPECT_EQ(ledger().facts(north, contact)[0], fact(north, contact, 1)) << "reading goes on";
    close();
  }
  open();
  const auto facts = ledger().facts(north, contact);
  ASSERT_GE(facts.size(), 1u);
  keep(append_of(north, contact, facts.size() + 1));
}

TEST_P(SqliteDisk, the_log_is_carried_over_and_does_not_grow_without_end) {
  for (int i = 0; i < 60; ++i) {
    std::atomic<int> ended = 0;
    for (int k = 0; k < 20; ++k)
      ledger().append(large(i * 20 + k), [&](const AppendResult& result) {
        EXPECT_EQ(result_name(result), "Committed");
        ++ended;
      });
    while (ended < 20) std::this_thread::yield();
  }
  EXPECT_LT(std::filesystem::file_size(url_ + "-wal"), 64u << 20);
  EXPECT_GT(std::filesystem::file_size(url_), 20u << 20);
}

// --- PostgreSQL: the connection
// ------------------------------------------------------------------------------------------

class PostgresqlConnection : public Contract {
 protected:
  support::PostgresqlServer& server() { return support::shared_postgresql(); }
  std::string others() {
    return " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  }
  // Makes every commit wait for a standby that does not exist, and back.
  void want_standby(const std::string& name) {
    server().run("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
    server().run("SELECT pg_reload_conf()");
    while (server().run("SHOW synchronous_standby_names") != name) std::this_thread::sleep_for(5ms);
    std::this_thread::sleep_for(100ms);  // for the processes that serve us to have read it too
  }
  // An append that waits for that standby in its COMMIT, and what it is told when `sql` ends the wait.
  AppendResult append_cut_by(const std::string& sql) {
    want_standby("nobody");
    std::promise<AppendResult> end;
    ledger().append(append_of(north, contact, 1, "key-1"),
                    [&](AppendResult result) { end.set_value(std::move(result)); });
    while (raw(url_, "SELECT count(*)" + others() + " AND wait_event = 'SyncRep'") != "1")
      std::this_thread::sleep_for(5ms);
    raw(url_, sql + others() + " AND wait_event = 'SyncRep'");
    auto result = end.get_future().get();
    want_standby("");
    return result;
  }
};
INSTANTIATE_TEST_SUITE_P(databases, PostgresqlConnection, testing::Values(Kind::postgresql), name_of);

TEST_P(PostgresqlConnection, cut_between_two_requests_is_made_again_unnoticed) {
  keep(append_of(north, contact, 1));
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
  raw(url_, "SELECT pg_terminate_backend(pid)" + others());
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
  keep(append_of(north, contact, 2));
  cabinet().put(north, "d", "k", "v", at(0));
}

TEST_P(PostgresqlConnection, cut_in_the_middle_of_an_append_leaves_nothing_of_it) {
  // Somebody holds the record, so that the append waits half done.
  std::thread holder([&] { raw(url_, "BEGIN; LOCK TABLE outbox; SELECT pg_sleep(1.5); COMMIT"); });
  while (raw(url_, "SELECT count(*)" + others() + " AND wait_event = 'PgSleep'") != "1")
    std::this_thread::sleep_for(5ms);
  std::promise<AppendResult> end;
  auto waits = append_of(north, contact, 1, "key-1");
  waits.messages = {{.id = "m-1", .about = contact, .channel = "email", .created_at = at(0)}};
  ledger().append(waits, [&](AppendResult result) { end.set_value(std::move(result)); });
  while (raw(url_, "SELECT count(*)" + others() + " AND wait_event_type = 'Lock'") != "1")
    std::this_thread::sleep_for(5ms);
  raw(url_, "SELECT pg_terminate_backend(pid)" + others() + " AND wait_event_type = 'Lock'");
  const auto result = end.get_future().get();
  holder.join();
  EXPECT_TRUE(std::holds_alternative<Failed>(result)) << result_name(result);
  EXPECT_TRUE(ledger().facts(north, contact).empty());
  EXPECT_EQ(ledger().reply_to(north, "key-1"), std::nullopt);
  keep(waits);
}

TEST_P(PostgresqlConnection, cut_during_commit_is_unknown_and_the_key_tells_later) {
  const auto result = append_cut_by("SELECT pg_terminate_backend(pid)");
  EXPECT_TRUE(std::holds_alternative<Unknown>(result)) << result_name(result);
  EXPECT_EQ(ledger().reply_to(north, "key-1"), "reply to key-1");
  EXPECT_EQ(result_name(append(append_of(north, contact, 1, "key-1"))), "AlreadyDone reply to key-1");
}

TEST_P(PostgresqlConnection, a_wait_for_the_standby_that_was_cancelled_is_unknown) {
  const auto result = append_cut_by("SELECT pg_cancel_backend(pid)");
  EXPECT_TRUE(std::holds_alternative<Unknown>(result)) << result_name(result);
  EXPECT_NE(result_name(result).find("standby"), std::string::npos) << result_name(result);
  keep(append_of(north, contact, 2));
}

TEST_P(PostgresqlConnection, a_server_that_is_gone_fails_clearly_and_all_goes_on_when_it_is_back) {
  keep(append_of(north, contact, 1));
  server().stop_at_once();
  const auto result = append(append_of(north, contact, 2));
  EXPECT_TRUE(std::holds_alternative<Failed>(result)) << result_name(result);
  EXPECT_NE(result_name(result).find("cannot be reached"), std::string::npos) << result_name(result);
  EXPECT_THROW(ledger().facts(north, contact), storage::Error);
  EXPECT_NE(store().check_ready(), std::nullopt);
  server().start();
  EXPECT_EQ(store().check_ready(), std::nullopt);
  EXPECT_EQ(ledger().facts(north, contact).size(), 1u);
  keep(append_of(north, contact, 2));
}

TEST_P(PostgresqlConnection, a_server_that_crashes_under_load_loses_nothing_acknowledged) {
  std::atomic<bool> stop = false;
  std::set<std::string> acknowledged;
  std::thread writing([&] {
    for (int i = 0; !stop; ++i) {
      const auto key = std::to_string(i);
      if (std::holds_alternative<Committed>(append(append_of(north, {"contact", key}, 1)))) acknowledged.insert(key);
    }
  });
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(100ms);
    server().stop_at_once();
    server().start();
  }
  std::this_thread::sleep_for(100ms);
  stop = true;
  writing.join();
  EXPECT_GT(acknowledged.size(), 10u);
  for (const auto& key : acknowledged) EXPECT_EQ(ledger().facts(north, {"contact", key}).size(), 1u) << key;
}

}  // namespace
}  // namespace lintel::storage_contract
