#include "storage/sqlite/sqlite_store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

#include "storage/copy.h"
#include "storage/sql_store.h"
#include "storage/sqlite/sqlite_backend.h"

namespace lintel::storage {

namespace {

namespace fs = std::filesystem;

constexpr int pages_at_once = 2000;

// Copies the source's snapshot; a step of pages at a time only to tell the progress.
void copy_pages(SqliteConn& from, SqliteConn& into, const CopyProgress& progress) {
  sqlite3_backup* copy = sqlite3_backup_init(into.handle(), "main", from.handle(), "main");
  if (!copy) throw Error(Error::Kind::other, std::string("backup: ") + sqlite3_errmsg(into.handle()));
  int code;
  do {
    code = sqlite3_backup_step(copy, pages_at_once);
    const int all = sqlite3_backup_pagecount(copy);
    if (progress) progress(all - sqlite3_backup_remaining(copy), all);
  } while (code == SQLITE_OK);
  const int end = sqlite3_backup_finish(copy);
  if (code == SQLITE_FULL) throw Error(Error::Kind::full, "backup: no space left for the copy");
  if (code != SQLITE_DONE || end != SQLITE_OK)
    throw Error(Error::Kind::other, std::string("backup: ") + sqlite3_errstr(code != SQLITE_DONE ? code : end));
}

class SqliteStore final : private std::unique_ptr<SqliteBackend>, public SqlStore {
 public:
  explicit SqliteStore(std::unique_ptr<SqliteBackend> backend)
      : std::unique_ptr<SqliteBackend>(std::move(backend)), SqlStore(*get(), get()->path()) {}

  void backup(const std::string& path, const CopyProgress& progress) override {
    NewFile file(path);
    get()->read(
        [&](Conn& conn) {
          number_of(conn, "SELECT count(*) FROM sqlite_master");  // the snapshot begins with the first read
          SqliteConn into(file.partial(), SqliteConn::Use::writer);
          copy_pages(static_cast<SqliteConn&>(conn), into, progress);
        },
        true);
    file.finish();
  }
  std::string engine() override { return std::string("SQLite ") + sqlite3_libversion(); }
};

void require_openable(const std::string& path, bool read_only) {
  if (path.empty()) throw Error(Error::Kind::other, "the database has no name: give a file or postgresql://...");
  if (fs::is_directory(path)) throw Error(Error::Kind::connection, path + " is a folder; a database is a file");
  if (read_only && !fs::exists(path)) throw Error(Error::Kind::connection, path + ": there is no such database");
  const auto folder = fs::absolute(path).parent_path();
  if (!fs::is_directory(folder))
    throw Error(Error::Kind::connection, fmt::format("{}: the folder {} does not exist", path, folder.string()));
}

}  // namespace

std::unique_ptr<Store> open_sqlite(const std::string& path, const OpenOptions& options) {
  require_openable(path, options.read_only);
  const SqliteBackend::Limits limits{
      .readers = options.connections, .queue = options.queue_limit, .max_pages = options.max_pages};
  return std::make_unique<SqliteStore>(std::make_unique<SqliteBackend>(path, options.read_only, limits));
}

}  // namespace lintel::storage
