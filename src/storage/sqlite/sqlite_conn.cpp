#include "storage/sqlite/sqlite_conn.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

#include "base/require.h"

namespace lintel::storage {

namespace {

constexpr std::size_t statements_kept = 200;
constexpr int patience_milliseconds = 5000;
constexpr int restart_patience_milliseconds = 100;

// mmap stays off and synchronous full: an acknowledged commit is on the disk. The log is checkpointed only when the
// writer says so, because SQLite before 3.51.3 can damage a database that two connections checkpoint or write at once.
constexpr const char* common_settings = R"sql(
PRAGMA busy_timeout = 5000;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = 0;
PRAGMA cache_size = -16000;
)sql";
constexpr const char* writer_settings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -65536;
PRAGMA threads = 2;
)sql";
// Nobody asks how much memory SQLite uses, and counting it takes a lock of the whole process at each allocation:
// without it a scan by two threads is a quarter faster. It can only be said before the first connection.
void do_without_memory_figures() {
  static const int said = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(said);  // refused where something else uses SQLite already: slower, no worse
}

constexpr const char* reader_settings = "PRAGMA query_only = ON;";

bool no_space(sqlite3* db) {
  const int system_error = sqlite3_system_errno(db);
  return system_error == ENOSPC || system_error == EDQUOT;
}

Error::Kind kind_of(sqlite3* db) {
  const int code = sqlite3_extended_errcode(db);
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) return Error::Kind::unique;
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error::Kind::busy;
    case SQLITE_FULL:
      return Error::Kind::full;
    case SQLITE_IOERR:
      return no_space(db) ? Error::Kind::full : Error::Kind::disk;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Error::Kind::disk;
    case SQLITE_CANTOPEN:
      return Error::Kind::connection;
    default:
      return Error::Kind::other;
  }
}

struct Binder {
  sqlite3_stmt* statement;
  int at;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
  int operator()(std::string_view text) const {
    return sqlite3_bind_text64(statement, at, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(Bytes bytes) const {
    return sqlite3_bind_blob64(statement, at, bytes.value.data() ? bytes.value.data() : "", bytes.value.size(),
                               SQLITE_STATIC);
  }
};

void bind(sqlite3_stmt* statement, Params params) {
  base::require(sqlite3_bind_parameter_count(statement) == static_cast<int>(params.size()),
                "every parameter has its value");
  for (std::size_t i = 0; i < params.size(); ++i) {
    const int code = std::visit(Binder{statement, static_cast<int>(i) + 1}, params[i]);
    if (code != SQLITE_OK) throw Error(Error::Kind::other, std::string("binding a value: ") + sqlite3_errstr(code));
  }
}

class SqliteRow final : public ResultRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  std::string_view text(int column) const override {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
                 : std::string_view();
  }

 private:
  sqlite3_stmt* statement_;
};

// SQLite would let everybody on the machine read a new file; its log and index take the mode of the file. One that is
// there already is not opened: closing it would take away the locks of this process.
void make_private(const std::string& path) {
  if (const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600); file >= 0) ::close(file);
}

// A statement in use ends with it, also when a visitor throws.
class InUse {
 public:
  explicit InUse(sqlite3_stmt* statement) : statement_(statement) {}
  ~InUse() { sqlite3_reset(statement_); }
  InUse(const InUse&) = delete;
  InUse& operator=(const InUse&) = delete;

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

SqliteConn::SqliteConn(const std::string& path, Use use) : path_(path) {
  do_without_memory_figures();
  const int create = use == Use::writer ? SQLITE_OPEN_CREATE : 0;
  // With no mutex of its own: one thread at a time is the pool's business.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | create;
  if (use == Use::writer && path != ":memory:") make_private(path);
  try {
    if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) fail("opening the database");
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    script(common_settings);
    script(use == Use::writer ? writer_settings : reader_settings);
    if (use == Use::reader) keep_log();
    sqlite3_wal_hook(
        db_,
        [](void* self, sqlite3*, const char*, int frames) {
          static_cast<SqliteConn*>(self)->log_frames_ = frames;
          return SQLITE_OK;
        },
        this);
  } catch (...) {
    sqlite3_close(db_);
    throw;
  }
}

SqliteConn::~SqliteConn() {
  forget_statements();
  sqlite3_close(db_);
}

void SqliteConn::script(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("changing the schema or settings");
}

std::int64_t SqliteConn::run(std::string_view sql, Params params) {
  sqlite3_stmt* statement = prepared(sql);
  const InUse in_use(statement);
  bind(statement, params);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
  }
  if (code != SQLITE_DONE) fail("writing");
  return sqlite3_stmt_readonly(statement) ? 0 : sqlite3_changes64(db_);
}

void SqliteConn::each(std::string_view sql, Params params, const Visit& visit) {
  sqlite3_stmt* statement = prepared(sql);
  const InUse in_use(statement);
  bind(statement, params);
  const SqliteRow row(statement);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) visit(row);
  if (code != SQLITE_DONE) fail("reading");
}

std::vector<std::int64_t> SqliteConn::batch(std::span<const Command> commands) {
  std::vector<std::int64_t> changed;
  changed.reserve(commands.size());
  for (const auto& command : commands) changed.push_back(run(command.sql, Params(command.params)));
  return changed;
}

bool SqliteConn::in_transaction() const {
  return sqlite3_get_autocommit(db_) == 0;
}

void SqliteConn::checkpoint(Checkpoint how) {
  const int mode = how == Checkpoint::passive   ? SQLITE_CHECKPOINT_PASSIVE
                   : how == Checkpoint::restart ? SQLITE_CHECKPOINT_RESTART
                                                : SQLITE_CHECKPOINT_TRUNCATE;
  // Everybody who writes waits for this, so it does not wait long for somebody who reads and reads.
  sqlite3_busy_timeout(db_, how == Checkpoint::restart ? restart_patience_milliseconds : patience_milliseconds);
  const int code = sqlite3_wal_checkpoint_v2(db_, nullptr, mode, nullptr, nullptr);
  sqlite3_busy_timeout(db_, patience_milliseconds);
  if (code != SQLITE_OK) fail("checkpointing");
}

void SqliteConn::keep_log() {
  sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

sqlite3_stmt* SqliteConn::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end() && !sqlite3_stmt_busy(found->second))
    return found->second;
  base::require(!statements_.contains(sql), "a statement is not used again while its rows are visited");
  if (statements_.size() >= statements_kept) forget_statements();
  sqlite3_stmt* statement = nullptr;
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(db_, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    fail("preparing a statement");
  statements_.emplace(sql, statement);
  return statement;
}

// All but those whose rows are being visited.
void SqliteConn::forget_statements() {
  std::erase_if(statements_, [](const auto& kept) {
    if (sqlite3_stmt_busy(kept.second)) return false;
    sqlite3_finalize(kept.second);
    return true;
  });
}

void SqliteConn::fail(std::string_view doing) const {
  const int code = sqlite3_extended_errcode(db_);
  if ((code & 0xff) == SQLITE_NOTADB)
    throw Error(Error::Kind::disk, path_ + " is not a database: it is some other file");
  throw Error(kind_of(db_), fmt::format("{}: {} ({}, SQLite code {})", path_, sqlite3_errmsg(db_), doing, code));
}

}  // namespace lintel::storage
