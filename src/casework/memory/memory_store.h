#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "casework/ports/cabinet.h"
#include "casework/ports/ledger.h"
#include "casework/ports/views.h"

namespace lintel::casework {

/// Every port in memory, for worked cases, simulation and tests. Nothing outlives it. It answers at once: `append` and
/// `record` call `done` before they return. Threads may share it.
class MemoryStore final : public Ledger, public Audit, public Views, public Cabinet, public Outbox {
 public:
  std::vector<Fact> facts(const HubId& hub, const StreamId& stream, std::uint64_t after_version = 0) override;
  void append(Append append, std::function<void(AppendResult)> done) override;
  std::optional<std::string> reply_to(const HubId& hub, const std::string& idempotency_key) override;
  void scan(const HubId& hub, const std::function<void(const Fact&)>& visit) override;
  std::uint64_t fact_count(const HubId& hub) override;

  void record(const HubId& hub, AuditEntry entry, std::function<void(bool)> done) override;
  std::vector<AuditEntry> entries(const HubId& hub, const Filter& filter) override;

  std::vector<Row> rows(const Query& query) override;
  std::int64_t count(const Query& query) override;
  std::map<std::string, std::int64_t> counts(const Query& query, std::string_view by_column) override;
  void replace(const HubId& hub, const std::vector<RecordRows>& records) override;
  void replace_all(const HubId& hub, const std::function<std::vector<RecordRows>()>& next) override;

  std::optional<Item> get(const HubId& hub, const std::string& drawer, const std::string& key, Instant now) override;
  std::vector<Item> list(const HubId& hub, const std::string& drawer, const std::string& prefix, Instant now,
                         int limit = 100) override;
  void put(const HubId& hub, const std::string& drawer, const std::string& key, const std::string& value, Instant now,
           std::optional<Instant> expires_at = std::nullopt) override;
  bool swap(const HubId& hub, const std::string& drawer, const std::string& key,
            const std::optional<std::string>& expected, const std::string& value, Instant now,
            std::optional<Instant> expires_at = std::nullopt) override;
  void erase(const HubId& hub, const std::string& drawer, const std::string& key) override;
  int sweep(Instant now) override;

  std::vector<OutgoingMessage> waiting(const HubId& hub, int limit) override;

 private:
  using Values = std::vector<Value>;
  using ViewTable = std::map<std::string, std::vector<Values>>;  // rows by the stream's text
  struct Kept {
    std::string value;
    Instant changed_at{};
    std::optional<Instant> expires_at;
  };
  struct Hub {
    std::map<StreamId, std::vector<Fact>> streams;
    std::map<std::string, std::string> replies;
    std::vector<AuditEntry> audit;
    std::vector<OutgoingMessage> outbox;
    std::set<std::string> message_ids;
    std::map<std::string, ViewTable, std::less<>> views;
    std::map<std::pair<std::string, std::string>, Kept> cabinet;  // by drawer and key
  };
  struct Found {
    const std::string* stream;
    const Values* values;
  };

  AppendResult append_now(Append append);
  std::optional<AppendResult> objection(Hub& hub, const Append& append);
  static void replace_rows(Hub& hub, const RecordRows& record);
  std::vector<Found> find(const Query& query);
  static Kept* current(Hub& hub, const std::string& drawer, const std::string& key, Instant now);

  std::mutex mutex_;
  std::map<HubId, Hub> hubs_;
};

}  // namespace lintel::casework
