#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "storage/conn.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lintel::storage {

/// One SQLite connection with its prepared statements.
class SqliteConn final : public Conn {
 public:
  enum class Use { reader, writer };
  /// Opens the file; a writer creates it when it is not there. Throws Error with what was expected instead.
  SqliteConn(const std::string& path, Use use);
  ~SqliteConn() override;
  SqliteConn(const SqliteConn&) = delete;
  SqliteConn& operator=(const SqliteConn&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }
  void script(const std::string& sql) override;
  std::int64_t run(std::string_view sql, Params params) override;
  void each(std::string_view sql, Params params, const Visit& visit) override;
  void stream(std::string_view sql, Params params, const Visit& visit) override { each(sql, params, visit); }
  std::vector<std::int64_t> batch(std::span<const Command> commands) override;
  using Conn::each;
  using Conn::run;

  bool in_transaction() const;
  /// Frames in the write-ahead log after the last commit.
  int log_frames() const { return log_frames_; }
  enum class Checkpoint { passive, restart, truncate };
  void checkpoint(Checkpoint how);
  /// Leaves the write-ahead log as it is when closing.
  void keep_log();
  sqlite3* handle() const { return db_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  sqlite3_stmt* prepared(std::string_view sql);
  void forget_statements();
  [[noreturn]] void fail(std::string_view doing) const;

  sqlite3* db_ = nullptr;
  std::string path_;
  int log_frames_ = 0;
  std::unordered_map<std::string, sqlite3_stmt*, Hash, std::equal_to<>> statements_;
};

}  // namespace lintel::storage
