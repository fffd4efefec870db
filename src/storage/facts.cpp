#include "storage/facts.h"

#include "storage/append.h"
#include "storage/rows.h"

namespace lintel::storage {

namespace {

using casework::Fact;

constexpr std::string_view select_stream = R"sql(
SELECT hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous, hash
FROM facts WHERE hub = ?1 AND stream_kind = ?2 AND stream_key = ?3 AND version > ?4 ORDER BY version)sql";
constexpr std::string_view select_hub = R"sql(
SELECT hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous, hash
FROM facts WHERE hub = ?1 ORDER BY stream_kind, stream_key, version)sql";
constexpr std::string_view select_rest = R"sql(
SELECT hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous, hash
FROM facts WHERE hub = ?1 AND (stream_kind, stream_key) >= (?2, ?3) ORDER BY stream_kind, stream_key, version)sql";
constexpr std::string_view select_stretch = R"sql(
SELECT hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous, hash
FROM facts WHERE hub = ?1 AND (stream_kind, stream_key) >= (?2, ?3) AND (stream_kind, stream_key) < (?4, ?5)
ORDER BY stream_kind, stream_key, version)sql";
constexpr std::string_view select_all = R"sql(
SELECT hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous, hash
FROM facts ORDER BY hub, stream_kind, stream_key, version)sql";

// Into a fact that is used again, so that a scan allocates next to nothing.
void read_into(const ResultRow& row, Fact& fact) {
  fact.hub.value = row.text(0);
  fact.stream.kind = row.text(1);
  fact.stream.key = row.text(2);
  fact.version = static_cast<std::uint64_t>(row.integer(3));
  fact.type = row.text(4);
  fact.at = instant_at(row, 5);
  fact.by.value = row.text(6);
  fact.by_name = row.text(7);
  fact.pack = row.text(8);
  fact.rule = row.text(9);
  fact.source = row.text(10);
  fact.payload = row.text(11);
  fact.previous = row.text(12);
  fact.hash = row.text(13);
}

std::string_view view(const std::string& text) {
  return text;
}

void visit_each(Backend& backend, std::string_view select, const std::vector<Param>& params,
                const std::function<void(const Fact&)>& visit) {
  Fact fact;
  const Visit visit_row = [&](const ResultRow& row) {
    read_into(row, fact);
    visit(fact);
  };
  backend.read([&](Conn& conn) { conn.stream(select, params, visit_row); }, true);
}

}  // namespace

std::vector<Fact> SqlLedger::facts(const casework::HubId& hub, const casework::StreamId& stream,
                                   std::uint64_t after_version) {
  std::vector<Fact> facts;
  backend_.read([&](Conn& conn) {
    facts.clear();
    conn.each(select_stream,
              {view(hub.value), view(stream.kind), view(stream.key), static_cast<std::int64_t>(after_version)},
              [&](const ResultRow& row) { read_into(row, facts.emplace_back()); });
  });
  return facts;
}

void SqlLedger::append(casework::Append append, std::function<void(casework::AppendResult)> done) {
  write_append(backend_, std::move(append), std::move(done));
}

std::optional<std::string> SqlLedger::reply_to(const casework::HubId& hub, const std::string& idempotency_key) {
  std::optional<std::string> reply;
  backend_.read([&](Conn& conn) { reply = kept_reply(conn, hub, idempotency_key); });
  return reply;
}

void SqlLedger::scan(const casework::HubId& hub, const std::function<void(const Fact&)>& visit) {
  if (hub.empty()) return visit_each(backend_, select_all, {}, visit);
  visit_each(backend_, select_hub, {view(hub.value)}, visit);
}

void SqlLedger::scan_stretch(const casework::HubId& hub, const casework::Stretch& stretch,
                             const std::function<void(const Fact&)>& visit) {
  std::vector<Param> params = {view(hub.value), view(stretch.from.kind), view(stretch.from.key)};
  if (!stretch.before) return visit_each(backend_, select_rest, params, visit);
  params.insert(params.end(), {view(stretch.before->kind), view(stretch.before->key)});
  visit_each(backend_, select_stretch, params, visit);
}

std::uint64_t SqlLedger::fact_count(const casework::HubId& hub) {
  std::int64_t count = 0;
  backend_.read([&](Conn& conn) {
    count = hub.empty() ? number_of(conn, "SELECT count(*) FROM facts")
                        : number_of(conn, "SELECT count(*) FROM facts WHERE hub = ?1", {view(hub.value)});
  });
  return static_cast<std::uint64_t>(count);
}

}  // namespace lintel::storage
