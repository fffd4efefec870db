#include "storage/refill.h"

#include <fmt/format.h>

#include "storage/schema/planning.h"
#include "storage/schema/tables.h"

namespace lintel::storage {

namespace {

// Every row of a table goes at once where each row of a hub has to be looked up in every index.
void empty(Conn& conn, const std::string& table, std::string_view hub) {
  const auto others = fmt::format(
      "SELECT EXISTS (SELECT 1 FROM \"{0}\" WHERE \"hub\" < ?1) + EXISTS (SELECT 1 FROM \"{0}\" WHERE \"hub\" > ?1)",
      table);
  if (conn.dialect() == Dialect::sqlite && number_of(conn, others, {hub}) == 0)
    conn.script(fmt::format("DELETE FROM \"{}\"", table));
  else
    conn.run(fmt::format("DELETE FROM \"{}\" WHERE \"hub\" = ?1", table), {hub});
}

}  // namespace

Refill::Refill(Conn& conn, std::string_view hub) : conn_(conn) {
  for (const auto& view : casework::view_tables()) {
    const auto table = view_table_name(view.name);
    if (conn_.dialect() == Dialect::postgresql)
      conn_.script(fmt::format("LOCK TABLE \"{}\" IN EXCLUSIVE MODE", table));
    else
      for (const auto& columns : view.indexes)
        conn_.script(fmt::format("DROP INDEX \"{}\"", view_index_name(view, columns)));
    empty(conn_, table, hub);
  }
}

void Refill::finish() {
  if (conn_.dialect() == Dialect::postgresql) return;
  for (const auto& view : casework::view_tables()) conn_.script(create_view_indexes(view));
  tell_planner(conn_);  // what it was told of the old indexes went with them
}

}  // namespace lintel::storage
