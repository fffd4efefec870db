#include "storage/sqlite/yardstick.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "base/require.h"
#include "storage/rows.h"
#include "storage/schema/tables.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/store.h"

namespace lintel::storage {

namespace {

using casework::Value;

constexpr std::size_t callers_in_a_transaction = 64;  // as the store

std::size_t place_of(std::string_view table) {
  const auto found = std::ranges::find(stored_tables(), table, &StoredTable::name);
  base::require(found != stored_tables().end(), "the table exists");
  return static_cast<std::size_t>(found - stored_tables().begin());
}

std::string insert_sql(const StoredTable& table) {
  std::string columns, places;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", table.columns[i].name);
    places += fmt::format("{}?{}", i == 0 ? "" : ", ", i + 1);
  }
  return fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, columns, places);
}

void add_views(const casework::Append& append, std::vector<RawRow>& rows) {
  for (const auto& record : append.rows) {
    std::int64_t n = 0;
    for (const auto& row : record.rows) {
      std::vector<Value> values = {append.hub.value, record.stream.text(), n++};
      values.insert(values.end(), row.values.begin(), row.values.end());
      rows.push_back({place_of(view_table_name(row.table)), std::move(values)});
    }
  }
}

void bind(sqlite3_stmt* statement, int at, const Value& value, bool bytes) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, at, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (bytes)
      sqlite3_bind_blob64(statement, at, text->data(), text->size(), SQLITE_STATIC);
    else
      sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  } else {
    sqlite3_bind_null(statement, at);
  }
}

}  // namespace

std::vector<RawRow> raw_rows(const casework::Append& append) {
  std::vector<RawRow> rows;
  const auto& hub = append.hub.value;
  for (const auto& fact : append.facts)
    rows.push_back({place_of("facts"),
                    {hub, fact.stream.kind, fact.stream.key, static_cast<std::int64_t>(fact.version), fact.type,
                     seconds_of(fact.at), fact.by.value, fact.by_name, fact.pack, fact.rule, fact.source, fact.payload,
                     fact.previous, fact.hash}});
  const auto& audit = append.audit;
  rows.push_back({place_of("audit"),
                  {Value{}, hub, seconds_of(audit.at), audit.by.value, audit.by_name, audit.what, audit.stream.text(),
                   audit.detail, audit.request}});
  if (!append.idempotency_key.empty())
    rows.push_back({place_of("idempotency"), {hub, append.idempotency_key, append.reply, seconds_of(audit.at)}});
  for (const auto& message : append.messages)
    rows.push_back({place_of("outbox"),
                    {Value{}, hub, message.id, message.about.text(), message.channel, message.recipient,
                     message.subject, message.body, seconds_of(message.created_at)}});
  add_views(append, rows);
  return rows;
}

RawCommits::RawCommits(const std::string& path) {
  open_sqlite(path, {})->migrate();
  require_ok(sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
  require_ok(sqlite3_exec(db_,
                          "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
                          "PRAGMA wal_autocheckpoint = 4096;",
                          nullptr, nullptr, nullptr));
  prepare();
  thread_ = std::thread([this] { write_on(); });
}

RawCommits::~RawCommits() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  filled_.notify_all();
  thread_.join();
  for (auto* statement : inserts_) sqlite3_finalize(statement);
  sqlite3_finalize(begin_);
  sqlite3_finalize(commit_);
  sqlite3_close(db_);
}

void RawCommits::prepare() {
  const auto prepared = [&](const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    require_ok(sqlite3_prepare_v3(db_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    return statement;
  };
  for (const auto& table : stored_tables()) inserts_.push_back(prepared(insert_sql(table)));
  begin_ = prepared("BEGIN IMMEDIATE");
  commit_ = prepared("COMMIT");
}

void RawCommits::insert(const std::vector<RawRow>& rows, std::function<void()> done) {
  const std::lock_guard lock(mutex_);
  queue_.push_back({&rows, std::move(done)});
  filled_.notify_one();
}

void RawCommits::write_on() {
  for (;;) {
    std::vector<Waiting> batch;
    {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [&] { return ending_ || !queue_.empty(); });
      while (!queue_.empty() && batch.size() < callers_in_a_transaction) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    if (batch.empty()) return;
    commit(batch);
    for (const auto& one : batch) one.done();
  }
}

void RawCommits::commit(const std::vector<Waiting>& batch) {
  const auto step = [&](sqlite3_stmt* statement) {
    require_ok(sqlite3_step(statement));
    sqlite3_reset(statement);
  };
  step(begin_);
  for (const auto& one : batch)
    for (const auto& row : *one.rows) insert(row);
  step(commit_);
}

void RawCommits::insert(const RawRow& row) {
  auto* statement = inserts_[row.table];
  const auto& columns = stored_tables()[row.table].columns;
  for (std::size_t i = 0; i < row.values.size(); ++i)
    bind(statement, static_cast<int>(i) + 1, row.values[i], columns[i].kind == StoredColumn::Kind::bytes);
  require_ok(sqlite3_step(statement));
  sqlite3_reset(statement);
}

void RawCommits::require_ok(int code) const {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    throw Error(Error::Kind::other, fmt::format("the yardstick: {}", sqlite3_errmsg(db_)));
}

}  // namespace lintel::storage
