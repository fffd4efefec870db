#include "storage/sql_store.h"

#include <fmt/format.h>

#include "storage/copy.h"
#include "storage/rows.h"
#include "storage/schema/migrate.h"
#include "storage/schema/migrations.h"

namespace lintel::storage {

SqlStore::SqlStore(Backend& backend, std::string name)
    : backend_(backend),
      name_(std::move(name)),
      ledger_(backend),
      audit_(backend),
      views_(backend),
      cabinet_(backend),
      outbox_(backend) {
  backend_.read([&](Conn& conn) { require_ours(conn); });
}

void SqlStore::require_ours(Conn& conn) const {
  const int version = storage::schema_version(conn);
  if (version > latest_version())
    throw Error(Error::Kind::other,
                fmt::format("{} has schema version {} and this program knows versions up to {}: use the newer program",
                            name_, version, latest_version()));
  if (holds_something_else(conn))
    throw Error(Error::Kind::other,
                fmt::format("{} holds tables of some other program: give Lintel a database of its own", name_));
}

std::vector<std::string> SqlStore::migrate() {
  std::vector<std::string> done;
  backend_.write_now([&](Conn& conn) {
    // Two nodes that start at once take turns.
    if (conn.dialect() == Dialect::postgresql) conn.run("SELECT pg_advisory_xact_lock(7205759403)");
    require_ours(conn);
    done = storage::migrate(conn);
  });
  return done;
}

int SqlStore::schema_version() {
  int version = 0;
  backend_.read([&](Conn& conn) { version = storage::schema_version(conn); });
  return version;
}

// From one hub to the next by the primary key: however many facts there are, only a few rows are read.
std::vector<terms::HubId> SqlStore::hubs() {
  std::vector<terms::HubId> hubs;
  backend_.read([&](Conn& conn) {
    hubs.clear();
    for (std::string last;; last = hubs.back().value) {
      std::optional<std::string> next;
      conn.each("SELECT hub FROM facts WHERE hub > ?1 ORDER BY hub LIMIT 1", {std::string_view(last)},
                [&](const ResultRow& row) { next = text_at(row, 0); });
      if (!next) return;
      hubs.push_back(terms::HubId{*next});
    }
  });
  return hubs;
}

std::vector<std::string> SqlStore::views_to_rebuild() {
  std::vector<std::string> names;
  backend_.read([&](Conn& conn) { names = storage::views_to_rebuild(conn); });
  return names;
}

void SqlStore::note_views_rebuilt() {
  backend_.write_now([](Conn& conn) { storage::note_views_rebuilt(conn); });
}

void SqlStore::restore(const std::string& path, const CopyProgress& progress) {
  auto from = open_backup(path);
  backend_.write_now([&](Conn& conn) { copy_into_empty(*from, conn, progress); });
}

std::optional<std::string> SqlStore::check_ready() {
  try {
    std::string why = backend_.why_not_writable();
    if (why.empty()) backend_.read([&](Conn& conn) { why = why_not_migrated(conn); });
    return why.empty() ? std::nullopt : std::optional(why);
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace lintel::storage
