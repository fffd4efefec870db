#include "storage/schema/tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lintel::storage {

namespace {

using casework::Column;

constexpr auto text = StoredColumn::Kind::text;
constexpr auto integer = StoredColumn::Kind::integer;
constexpr auto bytes = StoredColumn::Kind::bytes;

StoredTable stored(const casework::Table& view) {
  StoredTable table{view_table_name(view.name), {{"hub", text}, {"stream", text}, {"n", integer}}};
  for (const auto& column : view.columns)
    table.columns.push_back({std::string(column.name), column.kind == Column::Kind::text ? text : integer});
  return table;
}

std::vector<StoredTable> all_tables() {
  std::vector<StoredTable> tables = {
      {"facts",
       {{"hub", text},
        {"stream_kind", text},
        {"stream_key", text},
        {"version", integer},
        {"type", text},
        {"at", integer},
        {"by", text},
        {"by_name", text},
        {"pack", text},
        {"rule", text},
        {"source", text},
        {"payload", bytes},
        {"previous", text},
        {"hash", text}}},
      {"audit",
       {{"position", integer},
        {"hub", text},
        {"at", integer},
        {"by", text},
        {"by_name", text},
        {"what", text},
        {"stream", text},
        {"detail", text},
        {"request", text}}},
      {"idempotency", {{"hub", text}, {"key", text}, {"reply", text}, {"at", integer}}},
      {"outbox",
       {{"position", integer},
        {"hub", text},
        {"id", text},
        {"about", text},
        {"channel", text},
        {"recipient", text},
        {"subject", text},
        {"body", text},
        {"created_at", integer}}},
      {"cabinet",
       {{"hub", text},
        {"drawer", text},
        {"key", text},
        {"value", text},
        {"changed_at", integer},
        {"expires_at", integer}}},
  };
  for (const auto& view : casework::view_tables()) tables.push_back(stored(view));
  return tables;
}

std::string_view type_of(const Column& column, Dialect dialect) {
  if (dialect == Dialect::sqlite) return column.kind == Column::Kind::text ? "TEXT" : "INTEGER";
  return column.kind == Column::Kind::text ? "TEXT COLLATE \"C\"" : "BIGINT";
}

}  // namespace

const std::vector<StoredTable>& stored_tables() {
  static const auto tables = all_tables();
  return tables;
}

std::string view_table_name(std::string_view view) {
  return "view_" + std::string(view);
}

std::string view_index_name(const casework::Table& table, const std::vector<std::string_view>& columns) {
  return fmt::format("{}_by_{}", view_table_name(table.name), fmt::join(columns, "_"));
}

std::string create_view_table(const casework::Table& table, Dialect dialect) {
  const Column name{"", Column::Kind::text}, number{"", Column::Kind::integer};
  const auto name_type = type_of(name, dialect);
  const auto table_name = view_table_name(table.name);
  std::string sql = fmt::format("CREATE TABLE \"{}\" (\"hub\" {} NOT NULL, \"stream\" {} NOT NULL, \"n\" {} NOT NULL",
                                table_name, name_type, name_type, type_of(number, dialect));
  for (const auto& column : table.columns) sql += fmt::format(", \"{}\" {}", column.name, type_of(column, dialect));
  sql += ", PRIMARY KEY (\"hub\", \"stream\", \"n\"))";
  // Without a rowid the rows of one record lie together, and every index ends in the record's name for free.
  sql += dialect == Dialect::sqlite ? " STRICT, WITHOUT ROWID;\n" : ";\n";
  return sql + create_view_indexes(table);
}

std::string create_view_indexes(const casework::Table& table) {
  std::string sql;
  for (const auto& columns : table.indexes)
    sql += fmt::format("CREATE INDEX \"{}\" ON \"{}\" (\"hub\", \"{}\");\n", view_index_name(table, columns),
                       view_table_name(table.name), fmt::join(columns, "\", \""));
  return sql;
}

}  // namespace lintel::storage
