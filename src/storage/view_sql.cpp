#include "storage/view_sql.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "casework/views/well_formed.h"
#include "storage/schema/tables.h"

namespace lintel::storage {

namespace {

using casework::Query;
using casework::Table;
using casework::Test;
using casework::Value;

std::string place(BuiltQuery& built, Param param) {
  built.params.push_back(param);
  return fmt::format("?{}", built.params.size());
}

std::string place_made(BuiltQuery& built, std::string text) {
  return place(built, std::string_view(built.made.emplace_back(std::move(text))));
}

// SQLite, which keeps no statistics here, would rather walk an index of all open records in order than sort the few
// rows of one record. An expression is found in no index.
std::string column_text(const BuiltQuery& built, std::string_view column) {
  if (built.one_record && column != "stream") return fmt::format("coalesce(\"{0}\", \"{0}\")", column);
  return fmt::format("\"{}\"", column);
}

std::string compared(BuiltQuery& built, const Test& test, std::string_view comparison) {
  return fmt::format("{} {} {}", column_text(built, test.column), comparison, place(built, param_of(test.values[0])));
}

// A range rather than a pattern: both databases answer it from an index. U+10FFFF is no character and sorts last.
std::string begins(BuiltQuery& built, const Test& test) {
  const auto& prefix = std::get<std::string>(test.values[0]);
  const auto from = place(built, std::string_view(prefix));
  const auto to = place_made(built, prefix + "\xF4\x8F\xBF\xBF");
  return fmt::format("({0} >= {1} AND {0} < {2})", column_text(built, test.column), from, to);
}

std::string has_any_word(BuiltQuery& built, const Test& test) {
  std::vector<std::string> either;
  for (const auto& value : test.values) {
    const auto word = place_made(built, "|" + std::get<std::string>(value) + "|");
    // replace() is in both databases where instr() and strpos() are not.
    either.push_back(fmt::format("replace(\"{0}\", {1}, '') <> \"{0}\"", test.column, word));
  }
  return fmt::format("({})", fmt::join(either, " OR "));
}

std::string among(BuiltQuery& built, const Test& test) {
  if (test.values.empty()) return "1 = 0";
  std::vector<std::string> places;
  for (const auto& value : test.values) places.push_back(place(built, param_of(value)));
  return fmt::format("{} IN ({})", column_text(built, test.column), fmt::join(places, ", "));
}

std::string condition(BuiltQuery& built, const Test& test) {
  using enum Test::Kind;
  switch (test.kind) {
    case equal:
      return compared(built, test, "=");
    case not_equal:
      return compared(built, test, "IS DISTINCT FROM");
    case less:
      return compared(built, test, "<");
    case at_most:
      return compared(built, test, "<=");
    case at_least:
      return compared(built, test, ">=");
    case more:
      return compared(built, test, ">");
    case prefix:
      return begins(built, test);
    case any_of:
      return among(built, test);
    case is_null:
      return fmt::format("{} IS NULL", column_text(built, test.column));
    case not_null:
      return fmt::format("{} IS NOT NULL", column_text(built, test.column));
    case contains:
      return has_any_word(built, test);
  }
  return "1 = 0";
}

void add_where(BuiltQuery& built, const Query& query) {
  built.sql += fmt::format(" FROM \"{}\" WHERE \"hub\" = {}", view_table_name(query.table),
                           place(built, std::string_view(query.hub.value)));
  built.one_record = std::ranges::any_of(
      query.all_of, [](const Test& test) { return test.column == "stream" && test.kind == Test::Kind::equal; });
  for (const auto& test : query.all_of) built.sql += " AND " + condition(built, test);
  if (query.any_of.empty()) return;
  std::vector<std::string> either;
  for (const auto& test : query.any_of) either.push_back(condition(built, test));
  built.sql += fmt::format(" AND ({})", fmt::join(either, " OR "));
}

void add_order(BuiltQuery& built, const Query& query) {
  built.sql += " ORDER BY ";
  for (const auto& by : query.order)
    built.sql += fmt::format("\"{}\" {} NULLS LAST, ", by.column, by.descending ? "DESC" : "ASC");
  // With no order asked for, the table's own would tempt SQLite to walk the whole hub rather than search.
  built.sql += query.order.empty() ? "coalesce(\"stream\", \"stream\"), \"n\"" : "\"stream\", \"n\"";
  const auto limit = place(built, std::int64_t{query.limit});
  built.sql += fmt::format(" LIMIT {} OFFSET {}", limit, place(built, std::int64_t{query.offset}));
}

// "stream", then the columns: made once for each table.
const std::string& column_list(const Table& table) {
  static const auto lists = [] {
    std::map<std::string_view, std::string> all;
    for (const auto& view : casework::view_tables()) {
      std::string list = "\"stream\"";
      for (const auto& column : view.columns) list += fmt::format(", \"{}\"", column.name);
      all.emplace(view.name, list);
    }
    return all;
  }();
  return lists.at(table.name);
}

std::string insert_sql(const Table& table) {
  std::string places = "?1, ?2, ?3";
  for (std::size_t i = 0; i < table.columns.size(); ++i) places += fmt::format(", ?{}", i + 4);
  return fmt::format("INSERT INTO \"{}\" (\"hub\", \"n\", {}) VALUES ({})", view_table_name(table.name),
                     column_list(table), places);
}

const std::string& insert_of(std::string_view table) {
  static const auto inserts = [] {
    std::map<std::string, std::string, std::less<>> all;
    for (const auto& view : casework::view_tables()) all.emplace(view.name, insert_sql(view));
    return all;
  }();
  return inserts.find(table)->second;
}

std::vector<std::string> deletes() {
  std::vector<std::string> all;
  for (const auto& view : casework::view_tables())
    all.push_back(fmt::format("DELETE FROM \"{}\" WHERE \"hub\" = ?1 AND \"stream\" = ?2", view_table_name(view.name)));
  return all;
}

void add_row(std::vector<Command>& commands, std::string_view hub, std::string_view stream, std::int64_t n,
             const casework::ViewRow& row) {
  Command& command = commands.emplace_back(Command{insert_of(row.table), {}});
  command.params.reserve(row.values.size() + 3);
  command.params.insert(command.params.end(), {hub, n, stream});
  for (const auto& value : row.values) command.params.push_back(param_of(value));
}

}  // namespace

Param param_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return std::string_view(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return std::monostate{};
}

BuiltQuery select_rows(const Query& query) {
  require_well_formed(query);
  BuiltQuery built;
  built.sql = "SELECT " + column_list(*casework::view_table(query.table));
  add_where(built, query);
  add_order(built, query);
  return built;
}

BuiltQuery select_count(const Query& query) {
  require_well_formed(query);
  BuiltQuery built;
  built.sql = "SELECT count(*)";
  add_where(built, query);
  return built;
}

BuiltQuery select_counts(const Query& query, std::string_view by_column) {
  require_well_formed(query);
  require_column(query, by_column);
  BuiltQuery built;
  built.sql = fmt::format("SELECT CAST(\"{}\" AS TEXT) AS counted, count(*)", by_column);
  add_where(built, query);
  built.sql += " GROUP BY counted";
  return built;
}

void add_replace(std::vector<Command>& commands, std::string_view hub, std::string_view stream,
                 const casework::RecordRows& record) {
  static const auto all = deletes();
  for (const auto& sql : all) commands.push_back({sql, {hub, stream}});
  add_insert(commands, hub, stream, record);
}

void add_insert(std::vector<Command>& commands, std::string_view hub, std::string_view stream,
                const casework::RecordRows& record) {
  std::int64_t n = 0;
  for (const auto& row : record.rows) add_row(commands, hub, stream, n++, row);
}

}  // namespace lintel::storage
