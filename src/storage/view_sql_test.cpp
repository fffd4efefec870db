#include "storage/view_sql.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/schema/planning.h"
#include "storage/schema/tables.h"
#include "storage/sqlite/sqlite_conn.h"

namespace lintel::storage {
namespace {

using casework::HubId;
using casework::Query;
using casework::Value;
using Kind = casework::Test::Kind;

// How SQLite means to answer a query, in its own words.
std::string plan_of(const Query& query) {
  SqliteConn conn(":memory:", SqliteConn::Use::writer);
  for (const auto& table : casework::view_tables()) conn.script(create_view_table(table, Dialect::sqlite));
  tell_planner(conn);
  const auto built = select_rows(query);
  std::string plan;
  conn.each("EXPLAIN QUERY PLAN " + built.sql, Params(built.params),
            [&](const ResultRow& row) { plan += std::string(row.text(3)) + "\n"; });
  return plan;
}

casework::Test is(std::string column, Value value) {
  return {std::move(column), Kind::equal, {std::move(value)}};
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

TEST(view_sql, a_worklist_in_due_order_is_read_from_its_index_without_sorting) {
  const auto plan = plan_of({.hub = HubId{"h"},
                             .table = "contacts",
                             .all_of = {is("open", std::int64_t{1})},
                             .any_of = {},
                             .order = {{"due_at"}}});
  EXPECT_TRUE(says(plan, "contacts_by_open_due_at (hub=? AND open=?)")) << plan;
  EXPECT_FALSE(says(plan, "TEMP B-TREE")) << plan;
}

TEST(view_sql, the_rows_of_one_record_are_found_by_its_name_whatever_else_is_asked) {
  const auto plan = plan_of({.hub = HubId{"h"},
                             .table = "contacts",
                             .all_of = {is("open", std::int64_t{1}), is("stream", "contact/1")},
                             .any_of = {is("owner", "a")},
                             .order = {{"due_at"}}});
  EXPECT_TRUE(says(plan, "PRIMARY KEY (hub=? AND stream=?)")) << plan;
}

TEST(view_sql, a_name_by_its_beginning_is_found_in_the_index) {
  const auto plan = plan_of({.hub = HubId{"h"},
                             .table = "people",
                             .all_of = {{"family_key", Kind::prefix, {"adey"}}},
                             .any_of = {},
                             .order = {}});
  EXPECT_TRUE(says(plan, "people_by_family_key_given_key (hub=? AND family_key>? AND family_key<?)")) << plan;
}

// A hub of many years has hundreds of people of one name, and each contact's page asks for its own.
TEST(view_sql, somebody_of_the_same_name_and_date_of_birth_is_found_by_all_three) {
  const auto plan = plan_of({.hub = HubId{"h"},
                             .table = "people",
                             .all_of = {is("family_key", "adey"), is("given_key", "ann"), is("born", "2018-03-03")},
                             .any_of = {},
                             .order = {},
                             .limit = 10});
  EXPECT_TRUE(says(plan, "(hub=? AND born=? AND family_key=? AND given_key=?)")) << plan;
}

TEST(view_sql, whatever_an_index_begins_with_is_found_by_it_and_never_by_walking_the_hub) {
  for (const auto& table : casework::view_tables())
    for (const auto& columns : table.indexes) {
      const auto kind = std::ranges::find(table.columns, columns[0], &casework::Column::name)->kind;
      const Value value = kind == casework::Column::Kind::text ? Value{"x"} : Value{std::int64_t{1}};
      const auto plan = plan_of({.hub = HubId{"h"},
                                 .table = std::string(table.name),
                                 .all_of = {is(std::string(columns[0]), value)},
                                 .any_of = {},
                                 .order = {}});
      EXPECT_TRUE(says(plan, fmt::format("(hub=? AND {}=?)", columns[0]))) << table.name << ": " << plan;
    }
}

TEST(view_sql, what_sqlite_is_told_of_the_indexes_is_written_once) {
  SqliteConn conn(":memory:", SqliteConn::Use::writer);
  for (const auto& table : casework::view_tables()) conn.script(create_view_table(table, Dialect::sqlite));
  tell_planner(conn);
  const auto changes = number_of(conn, "SELECT total_changes()");
  tell_planner(conn);
  EXPECT_EQ(number_of(conn, "SELECT total_changes()"), changes);
  conn.run("DELETE FROM sqlite_stat1 WHERE tbl = 'view_people'");
  tell_planner(conn);
  EXPECT_GT(number_of(conn, "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'view_people'"), 0);
}

TEST(with_dollars, renumbers_parameters_and_leaves_quotes_and_comments_alone) {
  EXPECT_EQ(with_dollars("SELECT ?1, ?12 FROM \"a?1\" -- ?2\nWHERE b = '?3''?4' AND c /* ?5 */ = ?6"),
            "SELECT $1, $12 FROM \"a?1\" -- ?2\nWHERE b = '?3''?4' AND c /* ?5 */ = $6");
}

TEST(sqlite_conn, a_forgotten_value_is_our_fault) {
  SqliteConn conn(":memory:", SqliteConn::Use::writer);
  EXPECT_ANY_THROW(conn.run("SELECT ?1, ?2", {std::int64_t{1}}));
}

TEST(sqlite_conn, statements_are_forgotten_before_they_are_too_many) {
  SqliteConn conn(":memory:", SqliteConn::Use::writer);
  for (std::int64_t i = 0; i < 1000; ++i) EXPECT_EQ(number_of(conn, "SELECT ?1 + " + std::to_string(i), {i}), 2 * i);
}

}  // namespace
}  // namespace lintel::storage
