#include "storage/postgresql/postgresql_store.h"

#include "storage/copy.h"
#include "storage/postgresql/postgresql_backend.h"
#include "storage/schema/migrate.h"
#include "storage/sql_store.h"
#include "storage/sqlite/sqlite_conn.h"

namespace lintel::storage {

namespace {

void fill_file(Conn& from, const std::string& path, const CopyProgress& progress) {
  SqliteConn into(path, SqliteConn::Use::writer);
  into.run("BEGIN IMMEDIATE");
  migrate(into);
  copy_into_empty(from, into, progress);
  into.run("COMMIT");
  into.checkpoint(SqliteConn::Checkpoint::truncate);
}

class PostgresqlStore final : private std::unique_ptr<PostgresqlBackend>, public SqlStore {
 public:
  PostgresqlStore(std::unique_ptr<PostgresqlBackend> backend, std::string name)
      : std::unique_ptr<PostgresqlBackend>(std::move(backend)), SqlStore(*get(), std::move(name)) {}

  void backup(const std::string& path, const CopyProgress& progress) override {
    NewFile file(path);
    get()->read([&](Conn& conn) { fill_file(conn, file.partial(), progress); }, true);
    file.finish();
  }
  std::string engine() override { return "PostgreSQL " + get()->server_version(); }
};

}  // namespace

std::unique_ptr<Store> open_postgresql(const std::string& url, const OpenOptions& options) {
  const PostgresqlBackend::Limits limits{
      .readers = options.connections, .writers = options.writers, .queue = options.queue_limit};
  return std::make_unique<PostgresqlStore>(std::make_unique<PostgresqlBackend>(url, options.read_only, limits),
                                           without_password(url));
}

}  // namespace lintel::storage
