#include "storage/copy.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "storage/schema/migrate.h"
#include "storage/schema/migrations.h"
#include "storage/schema/tables.h"
#include "storage/sqlite/sqlite_conn.h"

namespace lintel::storage {

namespace {

constexpr std::size_t rows_at_once = 100;

std::string column_list(const StoredTable& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back("\"" + column.name + "\"");
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string select_all(const StoredTable& table) {
  return fmt::format("SELECT {} FROM \"{}\" ORDER BY 1, 2, 3", column_list(table), table.name);
}

std::string insert_into(const StoredTable& table) {
  std::string places = "?1";
  for (std::size_t i = 1; i < table.columns.size(); ++i) places += fmt::format(", ?{}", i + 1);
  return fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, column_list(table), places);
}

// A row's own copy: what it came from is gone when the batch is written.
using OwnedRow = std::vector<std::variant<std::monostate, std::int64_t, std::string>>;

OwnedRow owned(const ResultRow& row, const StoredTable& table) {
  OwnedRow values;
  for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
    if (row.is_null(i)) {
      values.emplace_back();
    } else if (table.columns[static_cast<std::size_t>(i)].kind == StoredColumn::Kind::integer) {
      values.emplace_back(row.integer(i));
    } else {
      values.emplace_back(std::string(row.text(i)));
    }
  }
  return values;
}

Param param_of(const OwnedRow::value_type& value, StoredColumn::Kind kind) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return std::monostate{};
  if (kind == StoredColumn::Kind::bytes) return Bytes{*text};
  return std::string_view(*text);
}

void write_rows(Conn& into, const StoredTable& table, const std::string& sql, std::vector<OwnedRow>& rows) {
  std::vector<Command> commands;
  for (const auto& row : rows) {
    auto& command = commands.emplace_back(Command{sql, {}});
    for (std::size_t i = 0; i < row.size(); ++i) command.params.push_back(param_of(row[i], table.columns[i].kind));
  }
  into.batch(commands);
  rows.clear();
}

void copy_table(Conn& from, Conn& into, const StoredTable& table) {
  const auto sql = insert_into(table);
  std::vector<OwnedRow> rows;
  from.stream(select_all(table), {}, [&](const ResultRow& row) {
    rows.push_back(owned(row, table));
    if (rows.size() == rows_at_once) write_rows(into, table, sql, rows);
  });
  write_rows(into, table, sql, rows);
}

// PostgreSQL numbers new rows after the highest that was copied.
void set_positions(Conn& into) {
  if (into.dialect() == Dialect::sqlite) return;
  for (const std::string table : {"audit", "outbox"})
    into.run(fmt::format(
        "SELECT setval(pg_get_serial_sequence('{0}', 'position'), (SELECT coalesce(max(position), 0) + 1 FROM {0}), "
        "false)",
        table));
}

void require_on_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool kept = file >= 0 && ::fsync(file) == 0;
  const int why = errno;
  if (file >= 0) ::close(file);
  if (!kept) throw Error(Error::Kind::disk, fmt::format("{}: {}", path, std::strerror(why)));
}

}  // namespace

void copy_into_empty(Conn& from, Conn& into, const CopyProgress& progress) {
  if (number_of(into, "SELECT count(*) FROM (SELECT 1 FROM facts LIMIT 1) AS any_fact") != 0)
    throw Error(Error::Kind::other, "the store holds facts already: restore into a new one");
  std::int64_t done = 0;
  const auto all = static_cast<std::int64_t>(stored_tables().size());
  for (const auto& table : stored_tables()) {
    copy_table(from, into, table);
    if (progress) progress(++done, all);
  }
  for (const auto& view : views_to_rebuild(from))
    into.run("UPDATE view_shapes SET filled = 0 WHERE name = ?1", {std::string_view(view)});
  set_positions(into);
}

std::unique_ptr<Conn> open_backup(const std::string& path) {
  if (!std::filesystem::is_regular_file(path)) throw Error(Error::Kind::connection, path + ": there is no such file");
  auto conn = std::make_unique<SqliteConn>(path, SqliteConn::Use::reader);
  const int version = schema_version(*conn);
  if (version != latest_version())
    throw Error(Error::Kind::other, fmt::format("{} has schema version {} and this program restores version {}", path,
                                                version, latest_version()));
  return conn;
}

NewFile::NewFile(std::string path) : path_(std::move(path)), partial_(path_ + ".partial") {
  if (std::filesystem::exists(path_))
    throw Error(Error::Kind::other, path_ + " exists already: a backup never replaces a file");
  std::filesystem::remove(partial_);
}

NewFile::~NewFile() {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(partial_ + ending, ignored);
}

void NewFile::finish() {
  require_on_disk(partial_);
  // A link refuses to replace what has appeared under this name meanwhile; a rename would not.
  if (::link(partial_.c_str(), path_.c_str()) != 0)
    throw Error(Error::Kind::disk, fmt::format("{}: {}", path_, std::strerror(errno)));
  std::filesystem::remove(partial_);
  const auto folder = std::filesystem::path(path_).parent_path();
  require_on_disk(folder.empty() ? "." : folder.string());
}

}  // namespace lintel::storage
