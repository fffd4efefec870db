#include "casework/views/well_formed.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/require.h"
#include "base/text.h"
#include "casework/views/tables.h"

namespace lintel::casework {

namespace {

using Complaint = std::optional<std::string>;

Complaint unclean(std::string_view what, std::initializer_list<std::string_view> texts) {
  const bool clean = std::ranges::all_of(texts, base::is_clean_utf8);
  return clean ? std::nullopt : Complaint(fmt::format("{} holds text that is not clean UTF-8", what));
}

Complaint why_malformed(const Fact& fact, const HubId& hub) {
  if (fact.hub != hub) return fmt::format("a fact of hub {} in an append to hub {}", fact.hub.value, hub.value);
  if (fact.version == 0) return fmt::format("a fact of {} with version 0; the first is 1", fact.stream.text());
  return unclean("a fact", {fact.stream.kind, fact.stream.key, fact.type, fact.by.value, fact.by_name, fact.pack,
                            fact.rule, fact.source, fact.previous, fact.hash});
}

Complaint why_malformed(const OutgoingMessage& message) {
  return unclean("a message", {message.id, message.about.kind, message.about.key, message.channel, message.recipient,
                               message.subject, message.body});
}

bool fits(const Value& value, Column::Kind kind) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  return std::holds_alternative<std::int64_t>(value) == (kind == Column::Kind::integer);
}

Complaint why_malformed(const ViewRow& row) {
  const Table* table = view_table(row.table);
  if (!table) return fmt::format("there is no view table {}", row.table);
  if (row.values.size() != table->columns.size())
    return fmt::format("{} has {} columns and a row has {}", row.table, table->columns.size(), row.values.size());
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const auto& column = table->columns[i];
    if (!fits(row.values[i], column.kind))
      return fmt::format("a value of the wrong kind for {}.{}", row.table, column.name);
    const auto* text = std::get_if<std::string>(&row.values[i]);
    if (text && !base::is_clean_utf8(*text)) return fmt::format("{}.{} is not clean UTF-8", row.table, column.name);
  }
  return std::nullopt;
}

template <class Items, class... More>
Complaint first_complaint(const Items& items, const More&... more) {
  for (const auto& item : items)
    if (auto complaint = why_malformed(item, more...)) return complaint;
  return std::nullopt;
}

const Table& table_of(const Query& query) {
  const Table* table = view_table(query.table);
  base::require(table != nullptr, "there is a view table " + query.table);
  return *table;
}

// The kind of a column; "stream" is a text column of every table.
Column::Kind kind_of(const Table& table, std::string_view column) {
  if (column == "stream") return Column::Kind::text;
  const auto found = std::ranges::find(table.columns, column, &Column::name);
  base::require(found != table.columns.end(), fmt::format("view table {} has a column {}", table.name, column));
  return found->kind;
}

bool right_number(const Test& test) {
  switch (test.kind) {
    case Test::Kind::is_null:
    case Test::Kind::not_null:
      return test.values.empty();
    case Test::Kind::any_of:
      return true;
    case Test::Kind::contains:
      return !test.values.empty();
    default:
      return test.values.size() == 1;
  }
}

bool is_textual(Test::Kind kind) {
  return kind == Test::Kind::prefix || kind == Test::Kind::contains;
}

void require_well_formed(const Table& table, const Test& test) {
  const auto kind = kind_of(table, test.column);
  const auto where = fmt::format("{}.{}", table.name, test.column);
  base::require(right_number(test), "a test of " + where + " has the number of values its kind takes");
  base::require(!is_textual(test.kind) || kind == Column::Kind::text, "a text test is of a text column: " + where);
  for (const auto& value : test.values) {
    base::require(!std::holds_alternative<std::monostate>(value), "null is asked for by is_null: " + where);
    base::require(fits(value, kind), "a test of " + where + " has values of the column's kind");
  }
}

}  // namespace

std::optional<std::string> why_malformed(const RecordRows& record) {
  if (auto complaint = unclean("a record's name", {record.stream.kind, record.stream.key})) return complaint;
  return first_complaint(record.rows);
}

std::optional<std::string> why_malformed(const AuditEntry& entry) {
  return unclean("an audit entry", {entry.by.value, entry.by_name, entry.what, entry.stream.kind, entry.stream.key,
                                    entry.detail, entry.request});
}

void require_well_formed(const std::vector<RecordRows>& records) {
  for (const auto& record : records) {
    const auto complaint = why_malformed(record);
    base::require(!complaint, complaint.value_or(""));
  }
}

void require_clean(std::initializer_list<std::string_view> texts) {
  base::require(std::ranges::all_of(texts, base::is_clean_utf8), "what a cabinet keeps is clean UTF-8");
}

std::optional<std::string> why_malformed(const Append& append) {
  if (auto complaint = why_malformed(append.audit)) return complaint;
  if (auto complaint = unclean("an idempotency key", {append.hub.value, append.idempotency_key, append.reply}))
    return complaint;
  if (auto complaint = first_complaint(append.facts, append.hub)) return complaint;
  if (auto complaint = first_complaint(append.rows)) return complaint;
  return first_complaint(append.messages);
}

void require_well_formed(const Query& query) {
  const Table& table = table_of(query);
  for (const auto& test : query.all_of) require_well_formed(table, test);
  for (const auto& test : query.any_of) require_well_formed(table, test);
  for (const auto& order : query.order) kind_of(table, order.column);
  base::require(query.limit >= 0 && query.offset >= 0, "limit and offset are not negative");
}

void require_column(const Query& query, std::string_view column) {
  kind_of(table_of(query), column);
}

}  // namespace lintel::casework
