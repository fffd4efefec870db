#include "storage/schema/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/sha256.h"
#include "casework/views/tables.h"
#include "storage/schema/migrations.h"
#include "storage/schema/planning.h"
#include "storage/schema/tables.h"

namespace lintel::storage {

namespace {

constexpr std::string_view create_bookkeeping =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";
constexpr std::string_view create_bookkeeping_strict =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT";

std::int64_t tables_named(Conn& conn, std::string_view name) {
  return conn.dialect() == Dialect::sqlite
             ? number_of(conn, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1", {name})
             : number_of(conn, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?1",
                         {name});
}

std::int64_t tables_at_all(Conn& conn) {
  return conn.dialect() == Dialect::sqlite
             ? number_of(conn, "SELECT count(*) FROM sqlite_master WHERE type = 'table'")
             : number_of(conn, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
}

void apply(Conn& conn, const Migration& migration) {
  conn.script(sql_of(migration, conn.dialect()));
  conn.run("INSERT INTO schema_migrations (number, name) VALUES (?1, ?2)", {migration.number, migration.name});
}

std::string shape_of(const casework::Table& table, Dialect dialect) {
  return base::sha256_hex(create_view_table(table, dialect));
}

std::map<std::string, std::string> stored_shapes(Conn& conn) {
  std::map<std::string, std::string> shapes;
  conn.each("SELECT name, shape FROM view_shapes", {},
            [&](const ResultRow& row) { shapes.emplace(row.text(0), row.text(1)); });
  return shapes;
}

void drop_view(Conn& conn, std::string_view name) {
  conn.script(fmt::format("DROP TABLE IF EXISTS \"{}\"", view_table_name(name)));
  conn.run("DELETE FROM view_shapes WHERE name = ?1", {name});
}

void create_view(Conn& conn, const casework::Table& table) {
  drop_view(conn, table.name);
  conn.script(create_view_table(table, conn.dialect()));
  const std::int64_t filled = number_of(conn, "SELECT EXISTS (SELECT 1 FROM facts)") == 0 ? 1 : 0;
  conn.run("INSERT INTO view_shapes (name, shape, filled) VALUES (?1, ?2, ?3)",
           {table.name, std::string_view(shape_of(table, conn.dialect())), filled});
}

std::vector<std::string> shape_views(Conn& conn) {
  std::vector<std::string> done;
  auto shapes = stored_shapes(conn);
  for (const auto& table : casework::view_tables()) {
    const std::string name(table.name);
    const bool same = shapes.contains(name) && shapes[name] == shape_of(table, conn.dialect());
    shapes.erase(name);
    if (same) continue;
    create_view(conn, table);
    done.push_back("view " + name);
  }
  for (const auto& [name, shape] : shapes) drop_view(conn, name);
  return done;
}

}  // namespace

int schema_version(Conn& conn) {
  if (tables_named(conn, "schema_migrations") == 0) return 0;
  return static_cast<int>(number_of(conn, "SELECT coalesce(max(number), 0) FROM schema_migrations"));
}

bool holds_something_else(Conn& conn) {
  return schema_version(conn) == 0 && tables_at_all(conn) > 0;
}

std::vector<std::string> migrate(Conn& conn) {
  std::vector<std::string> done;
  conn.script(std::string(conn.dialect() == Dialect::sqlite ? create_bookkeeping_strict : create_bookkeeping));
  const int from = schema_version(conn);
  for (const auto& migration : migrations()) {
    if (migration.number <= from) continue;
    apply(conn, migration);
    done.push_back(fmt::format("schema {}: {}", migration.number, migration.name));
  }
  std::ranges::move(shape_views(conn), std::back_inserter(done));
  tell_planner(conn);
  return done;
}

std::vector<std::string> views_to_rebuild(Conn& conn) {
  std::vector<std::string> names;
  conn.each("SELECT name FROM view_shapes WHERE filled = 0 ORDER BY name", {},
            [&](const ResultRow& row) { names.emplace_back(row.text(0)); });
  return names;
}

void note_views_rebuilt(Conn& conn) {
  conn.run("UPDATE view_shapes SET filled = 1");
}

std::string why_not_migrated(Conn& conn) {
  const int version = schema_version(conn);
  if (version < latest_version())
    return fmt::format("the database has schema version {} and this program needs {}: run lintel migrate", version,
                       latest_version());
  const auto shapes = stored_shapes(conn);
  for (const auto& table : casework::view_tables()) {
    const auto found = shapes.find(std::string(table.name));
    if (found == shapes.end() || found->second != shape_of(table, conn.dialect()))
      return fmt::format("the view table {} has an older shape: run lintel migrate", table.name);
  }
  return "";
}

}  // namespace lintel::storage
