#include "storage/views.h"

#include <exception>
#include <utility>

#include "base/require.h"
#include "casework/views/well_formed.h"
#include "casework/views/tables.h"
#include "storage/append.h"
#include "storage/refill.h"
#include "storage/rows.h"
#include "storage/view_sql.h"

namespace lintel::storage {

namespace {

using namespace casework;

Value value_at(const ResultRow& row, int column, Column::Kind kind) {
  if (row.is_null(column)) return std::monostate{};
  if (kind == Column::Kind::integer) return row.integer(column);
  return text_at(row, column);
}

Row row_of(const ResultRow& result, const Table& table) {
  Row row{.stream = terms::stream_id(result.text(0)), .values = {}};
  int at = 1;
  for (const auto& column : table.columns) row.values.emplace(column.name, value_at(result, at++, column.kind));
  return row;
}

std::vector<std::string> stream_texts(const std::vector<RecordRows>& records) {
  std::vector<std::string> texts;
  for (const auto& record : records) texts.push_back(record.stream.text());
  return texts;
}

}  // namespace

std::vector<Row> SqlViews::rows(const Query& query) {
  const auto built = select_rows(query);
  const Table& table = *view_table(query.table);
  std::vector<Row> rows;
  backend_.read([&](Conn& conn) {
    rows.clear();
    conn.each(built.sql, built.params, [&](const ResultRow& row) { rows.push_back(row_of(row, table)); });
  });
  return rows;
}

std::int64_t SqlViews::count(const Query& query) {
  const auto built = select_count(query);
  std::int64_t count = 0;
  backend_.read(
      [&](Conn& conn) { conn.each(built.sql, built.params, [&](const ResultRow& row) { count = row.integer(0); }); });
  return count;
}

std::map<std::string, std::int64_t> SqlViews::counts(const Query& query, std::string_view by_column) {
  const auto built = select_counts(query, by_column);
  std::map<std::string, std::int64_t> counts;
  backend_.read([&](Conn& conn) {
    counts.clear();
    // Null and the empty text are both "".
    conn.each(built.sql, built.params, [&](const ResultRow& row) { counts[text_at(row, 0)] += row.integer(1); });
  });
  return counts;
}

void SqlViews::replace(const HubId& hub, const std::vector<RecordRows>& records) {
  casework::require_well_formed(records);
  const auto streams = stream_texts(records);
  std::vector<Command> commands;
  for (std::size_t i = 0; i < records.size(); ++i) add_replace(commands, hub.value, streams[i], records[i]);
  backend_.write_now([&](Conn& conn) {
    lock_records(conn, hub, streams);
    conn.batch(commands);
  });
}

void SqlViews::replace_all(const HubId& hub, const std::function<std::vector<RecordRows>()>& next) {
  std::exception_ptr failure;
  bool begun = false;
  const auto work = [&](Conn& conn) {
    // What was given cannot be given again.
    if (std::exchange(begun, true)) throw Error(Error::Kind::busy, "the views were changed meanwhile: try again");
    Refill refill(conn, hub.value);
    try {
      for (auto batch = next(); !batch.empty(); batch = next()) {
        casework::require_well_formed(batch);
        const auto streams = stream_texts(batch);
        std::vector<Command> commands;
        for (std::size_t i = 0; i < batch.size(); ++i) add_insert(commands, hub.value, streams[i], batch[i]);
        conn.batch(commands);
      }
    } catch (const Error&) {
      throw;
    } catch (...) {
      failure = std::current_exception();
      throw;
    }
    refill.finish();
  };
  try {
    backend_.write_now(work);
  } catch (const Error&) {
    if (failure) std::rethrow_exception(failure);
    throw;
  }
}

}  // namespace lintel::storage
