#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "casework/ports/ledger.h"

struct sqlite3;
struct sqlite3_stmt;

/// What SQLite itself can do, for `lintel bench` to hold the store against.
namespace lintel::storage {

/// A row ready to be bound: which table (its place in stored_tables()) and one value for each of its columns.
struct RawRow {
  std::size_t table = 0;
  std::vector<casework::Value> values;
};
/// Every row that an append leaves behind: facts, audit, key, messages and views.
std::vector<RawRow> raw_rows(const casework::Append& append);

/// Rows into tables like the store's by prepared inserts alone: one writer, up to 64 callers in a transaction, durable
/// as the store's are. No savepoints, nothing looked up, nothing replaced. Throws Error.
class RawCommits {
 public:
  /// A new file.
  explicit RawCommits(const std::string& path);
  ~RawCommits();
  RawCommits(const RawCommits&) = delete;
  RawCommits& operator=(const RawCommits&) = delete;

  /// `done` is called after COMMIT, from the writing thread. The rows must live until then.
  void insert(const std::vector<RawRow>& rows, std::function<void()> done);

 private:
  struct Waiting {
    const std::vector<RawRow>* rows;
    std::function<void()> done;
  };
  void prepare();
  void write_on();
  void commit(const std::vector<Waiting>& batch);
  void insert(const RawRow& row);
  void require_ok(int code) const;

  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> inserts_;  // by table
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Waiting> queue_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace lintel::storage
