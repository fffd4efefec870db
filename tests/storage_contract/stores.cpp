#include "stores.h"

#include <future>

namespace lintel::storage_contract {

std::string name_of(const testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::memory ? "memory" : info.param == Kind::sqlite ? "sqlite" : "postgresql";
}

Instant at(int second) {
  return Instant{std::chrono::seconds{1'790'000'000 + second}};
}

Fact fact(const HubId& hub, const StreamId& stream, std::uint64_t version, std::string payload) {
  return {.hub = hub,
          .stream = stream,
          .version = version,
          .type = "ContactReceived",
          .at = at(static_cast<int>(version)),
          .by = StaffId{"s-1"},
          .by_name = "Zo\xC3\xAB Adeyemi",
          .pack = "north 2026.1",
          .rule = "clock-2",
          .source = "S 4.2",
          .payload = std::move(payload),
          .previous = version == 1 ? "" : "hash-" + std::to_string(version - 1),
          .hash = "hash-" + std::to_string(version)};
}

Append append_of(const HubId& hub, const StreamId& stream, std::uint64_t version, std::string key) {
  Append append{.hub = hub};
  append.facts = {fact(hub, stream, version)};
  append.audit = {.at = at(1),
                  .by = StaffId{"s-1"},
                  .by_name = "Zo\xC3\xAB",
                  .what = "receive_contact",
                  .stream = stream,
                  .detail = "",
                  .request = "r-1"};
  append.reply = key.empty() ? "" : "reply to " + key;
  append.idempotency_key = std::move(key);
  return append;
}

ViewRow staff_row(const std::string& name, std::optional<std::string> roles, std::optional<std::int64_t> active) {
  const auto value = [](const auto& given) { return given ? Value{*given} : Value{}; };
  return {
      .table = "staff",
      .values = {Value{"id-" + name}, Value{name}, Value{}, value(roles), Value{}, value(active), Value{}, Value{}}};
}

std::string result_name(const AppendResult& result) {
  if (const auto* done = std::get_if<AlreadyDone>(&result)) return "AlreadyDone " + done->reply;
  if (const auto* taken = std::get_if<VersionTaken>(&result)) return "VersionTaken " + taken->stream.text();
  if (const auto* unknown = std::get_if<Unknown>(&result)) return "Unknown " + unknown->why;
  if (const auto* failed = std::get_if<Failed>(&result)) return "Failed " + failed->why;
  return "Committed";
}

void Contract::SetUp() {
  if (GetParam() == Kind::memory) return;
  url_ = GetParam() == Kind::sqlite ? folder_.file("hub.db") : support::shared_postgresql().new_database();
  open();
  store_->migrate();
}

void Contract::open(const storage::OpenOptions& options) {
  store_.reset();
  store_ = storage::open_store(url_, options);
}

AppendResult Contract::append(Append append) {
  std::promise<AppendResult> end;
  ledger().append(std::move(append), [&](AppendResult result) { end.set_value(std::move(result)); });
  return end.get_future().get();
}

void Contract::keep(Append append) {
  ASSERT_EQ(result_name(this->append(std::move(append))), "Committed");
}

bool Contract::record(const HubId& hub, AuditEntry entry) {
  std::promise<bool> end;
  audit().record(hub, std::move(entry), [&](bool kept) { end.set_value(kept); });
  return end.get_future().get();
}

constexpr auto every_store = {Kind::memory, Kind::sqlite, Kind::postgresql};
INSTANTIATE_TEST_SUITE_P(stores, Contract, testing::ValuesIn(every_store), name_of);
INSTANTIATE_TEST_SUITE_P(databases, Durable, testing::Values(Kind::sqlite, Kind::postgresql), name_of);

}  // namespace lintel::storage_contract
