#include "casework/memory/memory_store.h"

#include <algorithm>
#include <iterator>

#include "base/require.h"
#include "base/text.h"
#include "casework/views/well_formed.h"
#include "casework/views/tables.h"

namespace lintel::casework {

namespace {

using Values = std::vector<Value>;

// A column's place in a row; npos is the stream itself.
constexpr std::size_t stream_column = static_cast<std::size_t>(-1);

std::size_t place_of(const Table& table, std::string_view column) {
  if (column == "stream") return stream_column;
  return static_cast<std::size_t>(std::ranges::find(table.columns, column, &Column::name) - table.columns.begin());
}

bool is_null(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

bool has_any_word(const std::string& several, const std::vector<Value>& words) {
  return std::ranges::any_of(words, [&](const Value& word) {
    return several.find("|" + std::get<std::string>(word) + "|") != std::string::npos;
  });
}

bool holds(const Test& test, const Value& value) {
  using enum Test::Kind;
  if (test.kind == is_null) return casework::is_null(value);
  if (test.kind == not_equal) return value != test.values[0];
  if (casework::is_null(value)) return false;
  switch (test.kind) {
    case equal:
      return value == test.values[0];
    case less:
      return value < test.values[0];
    case at_most:
      return value <= test.values[0];
    case at_least:
      return value >= test.values[0];
    case more:
      return value > test.values[0];
    case prefix:
      return std::get<std::string>(value).starts_with(std::get<std::string>(test.values[0]));
    case contains:
      return has_any_word(std::get<std::string>(value), test.values);
    case any_of:
      return std::ranges::find(test.values, value) != test.values.end();
    default:
      return true;
  }
}

// A test with its column looked up once for all rows.
struct Placed {
  const Test* test;
  std::size_t place;

  bool holds(const std::string& stream, const Values& values) const {
    if (place == stream_column) return casework::holds(*test, Value{stream});
    return casework::holds(*test, values[place]);
  }
};

std::vector<Placed> placed(const Table& table, const std::vector<Test>& tests) {
  std::vector<Placed> all;
  for (const auto& test : tests) all.push_back({&test, place_of(table, test.column)});
  return all;
}

Value at(const std::string& stream, const Values& values, std::size_t place) {
  return place == stream_column ? Value{stream} : values[place];
}

// Before, after or neither; null is last in either direction.
int compare(const Value& left, const Value& right, bool descending) {
  if (left == right) return 0;
  if (is_null(left) || is_null(right)) return is_null(right) ? -1 : 1;
  return ((left < right) != descending) ? -1 : 1;
}

Row row_of(const Table& table, const std::string& stream, const Values& values) {
  Row row{.stream = terms::stream_id(stream), .values = {}};
  for (std::size_t i = 0; i < values.size(); ++i) row.values.emplace(table.columns[i].name, values[i]);
  return row;
}

std::string key_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : "";
}

// The part of a list that offset and limit leave.
template <class List>
void cut(List& list, int offset, int limit) {
  const auto size = static_cast<std::ptrdiff_t>(list.size());
  const auto begin = std::min<std::ptrdiff_t>(offset, size);
  const auto end = std::min<std::ptrdiff_t>(begin + limit, size);
  list.erase(list.begin() + end, list.end());
  list.erase(list.begin(), list.begin() + begin);
}

bool expired(const std::optional<Instant>& expires_at, Instant now) {
  return expires_at && *expires_at <= now;
}

}  // namespace

// --- facts
// ---------------------------------------------------------------------------------------------------------------

std::vector<Fact> MemoryStore::facts(const HubId& hub, const StreamId& stream, std::uint64_t after_version) {
  const std::lock_guard lock(mutex_);
  const auto& streams = hubs_[hub].streams;
  const auto found = streams.find(stream);
  if (found == streams.end()) return {};
  const auto later =
      std::ranges::find_if(found->second, [&](const Fact& fact) { return fact.version > after_version; });
  return {later, found->second.end()};
}

void MemoryStore::append(Append append, std::function<void(AppendResult)> done) {
  done(append_now(std::move(append)));
}

AppendResult MemoryStore::append_now(Append append) {
  if (auto complaint = why_malformed(append)) return Failed{*complaint};
  const std::lock_guard lock(mutex_);
  Hub& hub = hubs_[append.hub];
  if (auto objected = objection(hub, append)) return *objected;
  for (auto& fact : append.facts) {
    auto& facts = hub.streams[fact.stream];
    facts.insert(std::ranges::upper_bound(facts, fact.version, {}, &Fact::version), std::move(fact));
  }
  for (const auto& record : append.rows) replace_rows(hub, record);
  for (auto& message : append.messages) {
    hub.message_ids.insert(message.id);
    hub.outbox.push_back(std::move(message));
  }
  hub.audit.push_back(std::move(append.audit));
  if (!append.idempotency_key.empty()) hub.replies.emplace(append.idempotency_key, append.reply);
  return Committed{};
}

std::optional<AppendResult> MemoryStore::objection(Hub& hub, const Append& append) {
  if (const auto used = hub.replies.find(append.idempotency_key); used != hub.replies.end())
    return AlreadyDone{used->second};
  std::set<std::pair<StreamId, std::uint64_t>> own;
  for (const auto& fact : append.facts) {
    const auto found = hub.streams.find(fact.stream);
    const bool taken =
        found != hub.streams.end() && std::ranges::binary_search(found->second, fact.version, {}, &Fact::version);
    if (taken || !own.emplace(fact.stream, fact.version).second) return VersionTaken{fact.stream};
  }
  std::set<std::string> ids;
  for (const auto& message : append.messages)
    if (hub.message_ids.contains(message.id) || !ids.insert(message.id).second)
      return Failed{"a message with the id " + message.id + " is already in the outbox"};
  return std::nullopt;
}

std::optional<std::string> MemoryStore::reply_to(const HubId& hub, const std::string& idempotency_key) {
  const std::lock_guard lock(mutex_);
  const auto& replies = hubs_[hub].replies;
  const auto found = replies.find(idempotency_key);
  return found == replies.end() ? std::nullopt : std::optional(found->second);
}

void MemoryStore::scan(const HubId& hub, const std::function<void(const Fact&)>& visit) {
  // Copied first, so that what visits may use the store.
  std::vector<Fact> all;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, kept] : hubs_)
      if (hub.empty() || id == hub)
        for (const auto& [stream, facts] : kept.streams) std::ranges::copy(facts, std::back_inserter(all));
  }
  for (const auto& fact : all) visit(fact);
}

std::uint64_t MemoryStore::fact_count(const HubId& hub) {
  const std::lock_guard lock(mutex_);
  std::uint64_t count = 0;
  for (const auto& [id, kept] : hubs_)
    if (hub.empty() || id == hub)
      for (const auto& [stream, facts] : kept.streams) count += facts.size();
  return count;
}

// --- audit
// ---------------------------------------------------------------------------------------------------------------

void MemoryStore::record(const HubId& hub, AuditEntry entry, std::function<void(bool)> done) {
  if (why_malformed(entry)) return done(false);
  {
    const std::lock_guard lock(mutex_);
    hubs_[hub].audit.push_back(std::move(entry));
  }
  done(true);
}

std::vector<AuditEntry> MemoryStore::entries(const HubId& hub, const Filter& filter) {
  const std::lock_guard lock(mutex_);
  const auto& audit = hubs_[hub].audit;
  std::vector<AuditEntry> wanted;
  std::copy_if(audit.rbegin(), audit.rend(), std::back_inserter(wanted), [&](const AuditEntry& entry) {
    return (!filter.stream || entry.stream == *filter.stream) && (!filter.by || entry.by == *filter.by);
  });
  cut(wanted, filter.offset, filter.limit);
  return wanted;
}

// --- views
// ---------------------------------------------------------------------------------------------------------------

std::vector<MemoryStore::Found> MemoryStore::find(const Query& query) {
  require_well_formed(query);
  const Table& table = *view_table(query.table);
  const auto all_of = placed(table, query.all_of);
  const auto any_of = placed(table, query.any_of);
  std::vector<Found> found;
  for (const auto& [stream, rows] : hubs_[query.hub].views[query.table])
    for (const auto& values : rows) {
      const auto holds = [&](const Placed& test) { return test.holds(stream, values); };
      if (std::ranges::all_of(all_of, holds) && (any_of.empty() || std::ranges::any_of(any_of, holds)))
        found.push_back({&stream, &values});
    }
  return found;
}

std::vector<Row> MemoryStore::rows(const Query& query) {
  const std::lock_guard lock(mutex_);
  auto found = find(query);
  const Table& table = *view_table(query.table);
  std::vector<std::pair<std::size_t, bool>> order;
  for (const auto& by : query.order) order.emplace_back(place_of(table, by.column), by.descending);
  // Stable: what the order leaves open stays in stream order, as it was found.
  std::ranges::stable_sort(found, [&](const Found& left, const Found& right) {
    for (const auto& [place, descending] : order) {
      const int sign =
          compare(at(*left.stream, *left.values, place), at(*right.stream, *right.values, place), descending);
      if (sign != 0) return sign < 0;
    }
    return false;
  });
  cut(found, query.offset, query.limit);
  std::vector<Row> rows;
  rows.reserve(found.size());
  for (const auto& row : found) rows.push_back(row_of(table, *row.stream, *row.values));
  return rows;
}

std::int64_t MemoryStore::count(const Query& query) {
  const std::lock_guard lock(mutex_);
  return static_cast<std::int64_t>(find(query).size());
}

std::map<std::string, std::int64_t> MemoryStore::counts(const Query& query, std::string_view by_column) {
  require_well_formed(query);
  require_column(query, by_column);
  const std::lock_guard lock(mutex_);
  const auto place = place_of(*view_table(query.table), by_column);
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : find(query)) ++counts[key_text(at(*row.stream, *row.values, place))];
  return counts;
}

void MemoryStore::replace(const HubId& hub, const std::vector<RecordRows>& records) {
  require_well_formed(records);
  const std::lock_guard lock(mutex_);
  for (const auto& record : records) replace_rows(hubs_[hub], record);
}

void MemoryStore::replace_all(const HubId& hub, const std::function<std::vector<RecordRows>()>& next) {
  std::vector<RecordRows> all;
  for (auto batch = next(); !batch.empty(); batch = next()) std::ranges::move(batch, std::back_inserter(all));
  require_well_formed(all);
  const std::lock_guard lock(mutex_);
  hubs_[hub].views.clear();
  for (const auto& record : all) replace_rows(hubs_[hub], record);
}

void MemoryStore::replace_rows(Hub& hub, const RecordRows& record) {
  const auto stream = record.stream.text();
  for (auto& [name, table] : hub.views) table.erase(stream);
  for (const auto& row : record.rows) hub.views[row.table][stream].push_back(row.values);
}

// --- cabinet and outbox
// --------------------------------------------------------------------------------------------------

MemoryStore::Kept* MemoryStore::current(Hub& hub, const std::string& drawer, const std::string& key, Instant now) {
  const auto found = hub.cabinet.find({drawer, key});
  if (found == hub.cabinet.end() || expired(found->second.expires_at, now)) return nullptr;
  return &found->second;
}

std::optional<Cabinet::Item> MemoryStore::get(const HubId& hub, const std::string& drawer, const std::string& key,
                                              Instant now) {
  const std::lock_guard lock(mutex_);
  const Kept* kept = current(hubs_[hub], drawer, key, now);
  return kept ? std::optional(Item{key, kept->value, kept->changed_at}) : std::nullopt;
}

std::vector<Cabinet::Item> MemoryStore::list(const HubId& hub, const std::string& drawer, const std::string& prefix,
                                             Instant now, int limit) {
  const std::lock_guard lock(mutex_);
  const auto& cabinet = hubs_[hub].cabinet;
  std::vector<Item> items;
  for (auto at = cabinet.lower_bound({drawer, prefix}); at != cabinet.end(); ++at) {
    const auto& [place, kept] = *at;
    if (place.first != drawer || !place.second.starts_with(prefix)) break;
    if (!expired(kept.expires_at, now)) items.push_back({place.second, kept.value, kept.changed_at});
  }
  std::ranges::stable_sort(items, std::greater{}, &Item::changed_at);
  cut(items, 0, limit);
  return items;
}

void MemoryStore::put(const HubId& hub, const std::string& drawer, const std::string& key, const std::string& value,
                      Instant now, std::optional<Instant> expires_at) {
  require_clean({drawer, key, value});
  const std::lock_guard lock(mutex_);
  hubs_[hub].cabinet[{drawer, key}] = {value, now, expires_at};
}

bool MemoryStore::swap(const HubId& hub, const std::string& drawer, const std::string& key,
                       const std::optional<std::string>& expected, const std::string& value, Instant now,
                       std::optional<Instant> expires_at) {
  require_clean({drawer, key, value});
  const std::lock_guard lock(mutex_);
  const Kept* kept = current(hubs_[hub], drawer, key, now);
  const auto held = kept ? std::optional(kept->value) : std::nullopt;
  if (held != expected) return false;
  hubs_[hub].cabinet[{drawer, key}] = {value, now, expires_at};
  return true;
}

void MemoryStore::erase(const HubId& hub, const std::string& drawer, const std::string& key) {
  const std::lock_guard lock(mutex_);
  hubs_[hub].cabinet.erase({drawer, key});
}

int MemoryStore::sweep(Instant now) {
  const std::lock_guard lock(mutex_);
  std::size_t swept = 0;
  for (auto& [id, hub] : hubs_)
    swept += std::erase_if(hub.cabinet, [&](const auto& item) { return expired(item.second.expires_at, now); });
  return static_cast<int>(swept);
}

std::vector<OutgoingMessage> MemoryStore::waiting(const HubId& hub, int limit) {
  const std::lock_guard lock(mutex_);
  auto messages = hubs_[hub].outbox;
  cut(messages, 0, limit);
  return messages;
}

}  // namespace lintel::casework
