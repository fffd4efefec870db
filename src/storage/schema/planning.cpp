#include "storage/schema/planning.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <string>
#include <tuple>

#include "storage/schema/tables.h"

namespace lintel::storage {

namespace {

// Rows of a large hub, and how many of them share a value of the first column after the hub, of the first two ...
constexpr std::string_view large = "1000000";
constexpr std::array<std::string_view, 4> sharing = {"300", "30", "3", "1"};
constexpr std::string_view rows_of_a_record = "3";

using Figure = std::tuple<std::string, std::string, std::string>;  // table, index, figures

std::set<Figure> wanted_figures() {
  std::set<Figure> figures;
  for (const auto& view : casework::view_tables()) {
    const auto table = view_table_name(view.name);
    figures.emplace(table, table, fmt::format("{0} {0} {1} 1", large, rows_of_a_record));
    for (const auto& columns : view.indexes) {
      std::string text = fmt::format("{0} {0}", large);
      for (std::size_t i = 0; i < columns.size(); ++i) text += fmt::format(" {}", sharing.at(i));
      figures.emplace(table, view_index_name(view, columns), text);
    }
  }
  return figures;
}

std::set<Figure> told_figures(Conn& conn) {
  std::set<Figure> figures;
  if (number_of(conn, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'") == 0) return figures;
  conn.each("SELECT tbl, idx, stat FROM sqlite_stat1", {}, [&](const ResultRow& row) {
    figures.emplace(std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)));
  });
  return figures;
}

}  // namespace

void tell_planner(Conn& conn) {
  if (conn.dialect() != Dialect::sqlite) return;
  const auto wanted = wanted_figures();
  if (told_figures(conn) == wanted) return;
  conn.script("ANALYZE sqlite_schema; DELETE FROM sqlite_stat1");  // the first makes the table of figures
  for (const auto& [table, index, figures] : wanted)
    conn.run("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?1, ?2, ?3)",
             {std::string_view(table), std::string_view(index), std::string_view(figures)});
  conn.script("ANALYZE sqlite_schema");  // reads them
}

}  // namespace lintel::storage
