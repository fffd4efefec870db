#include "storage/cabinet.h"

#include "casework/views/well_formed.h"
#include "storage/rows.h"

namespace lintel::storage {

namespace {

constexpr std::string_view select_item = R"sql(
SELECT key, value, changed_at FROM cabinet
WHERE hub = ?1 AND drawer = ?2 AND key = ?3 AND (expires_at IS NULL OR expires_at > ?4))sql";
constexpr std::string_view select_items = R"sql(
SELECT key, value, changed_at FROM cabinet
WHERE hub = ?1 AND drawer = ?2 AND key >= ?3 AND key < ?4 AND (expires_at IS NULL OR expires_at > ?5)
ORDER BY changed_at DESC, key LIMIT ?6)sql";
constexpr std::string_view upsert = R"sql(
INSERT INTO cabinet (hub, drawer, key, value, changed_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (hub, drawer, key) DO UPDATE
SET value = excluded.value, changed_at = excluded.changed_at, expires_at = excluded.expires_at)sql";
// Both swaps are one statement, so that whoever comes second sees what the first wrote.
constexpr std::string_view swap_absent = R"sql(
INSERT INTO cabinet (hub, drawer, key, value, changed_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (hub, drawer, key) DO UPDATE
SET value = excluded.value, changed_at = excluded.changed_at, expires_at = excluded.expires_at
WHERE cabinet.expires_at <= excluded.changed_at)sql";
constexpr std::string_view swap_present = R"sql(
UPDATE cabinet SET value = ?4, changed_at = ?5, expires_at = ?6
WHERE hub = ?1 AND drawer = ?2 AND key = ?3 AND value = ?7 AND (expires_at IS NULL OR expires_at > ?5))sql";

std::string_view view(const std::string& text) {
  return text;
}

casework::Cabinet::Item item_of(const ResultRow& row) {
  return {.key = text_at(row, 0), .value = text_at(row, 1), .changed_at = instant_at(row, 2)};
}

}  // namespace

std::optional<SqlCabinet::Item> SqlCabinet::get(const HubId& hub, const std::string& drawer, const std::string& key,
                                                Instant now) {
  std::optional<Item> item;
  backend_.read([&](Conn& conn) {
    conn.each(select_item, {view(hub.value), view(drawer), view(key), seconds_of(now)},
              [&](const ResultRow& row) { item = item_of(row); });
  });
  return item;
}

std::vector<SqlCabinet::Item> SqlCabinet::list(const HubId& hub, const std::string& drawer, const std::string& prefix,
                                               Instant now, int limit) {
  const std::string past = prefix + "\xF4\x8F\xBF\xBF";
  std::vector<Item> items;
  backend_.read([&](Conn& conn) {
    items.clear();
    conn.each(select_items,
              {view(hub.value), view(drawer), view(prefix), view(past), seconds_of(now), std::int64_t{limit}},
              [&](const ResultRow& row) { items.push_back(item_of(row)); });
  });
  return items;
}

void SqlCabinet::put(const HubId& hub, const std::string& drawer, const std::string& key, const std::string& value,
                     Instant now, std::optional<Instant> expires_at) {
  casework::require_clean({drawer, key, value});
  write(upsert, {view(hub.value), view(drawer), view(key), view(value), seconds_of(now), seconds_of(expires_at)});
}

bool SqlCabinet::swap(const HubId& hub, const std::string& drawer, const std::string& key,
                      const std::optional<std::string>& expected, const std::string& value, Instant now,
                      std::optional<Instant> expires_at) {
  casework::require_clean({drawer, key, value});
  const auto changed = expected ? write(swap_present, {view(hub.value), view(drawer), view(key), view(value),
                                                       seconds_of(now), seconds_of(expires_at), view(*expected)})
                                : write(swap_absent, {view(hub.value), view(drawer), view(key), view(value),
                                                      seconds_of(now), seconds_of(expires_at)});
  return changed == 1;
}

void SqlCabinet::erase(const HubId& hub, const std::string& drawer, const std::string& key) {
  write("DELETE FROM cabinet WHERE hub = ?1 AND drawer = ?2 AND key = ?3", {view(hub.value), view(drawer), view(key)});
}

int SqlCabinet::sweep(Instant now) {
  return static_cast<int>(write("DELETE FROM cabinet WHERE expires_at <= ?1", {seconds_of(now)}));
}

std::int64_t SqlCabinet::write(std::string_view sql, std::initializer_list<Param> params) {
  std::int64_t changed = 0;
  backend_.write_now([&](Conn& conn) { changed = conn.run(sql, params); });
  return changed;
}

}  // namespace lintel::storage
