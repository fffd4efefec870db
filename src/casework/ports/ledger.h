#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "terms/ids.h"
#include "terms/instant.h"

/// What casework needs from a store of facts. Implemented by storage (SQLite, PostgreSQL) and, for worked cases and
/// tests, in memory; one contract test holds all of them.
namespace lintel::casework {

using terms::HubId;
using terms::Instant;
using terms::StaffId;
using terms::StreamId;

/// One thing that happened, as stored. Never changed after it is appended.
struct Fact {
  HubId hub;
  StreamId stream;
  std::uint64_t version = 0;  // 1, 2, 3 ... within the stream
  std::string type;           // "ContactGraded"
  Instant at{};
  StaffId by;
  std::string by_name;   // as it was then
  std::string pack;      // code and version of the pack that applied: "name 2026.1"
  std::string rule;      // the rule of the pack that applied, or empty
  std::string source;    // where that rule comes from
  std::string payload;   // JSON; the hash covers these very bytes
  std::string previous;  // hash of the fact before, empty for the first
  std::string hash;

  bool operator==(const Fact&) const = default;
};

/// One value of a view row.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

/// A row of a view: one value per column of its table (views/tables.h), in the table's order, without hub and stream.
struct ViewRow {
  std::string table;
  std::vector<Value> values;
};

/// All the rows of one record. Saving a record replaces them.
struct RecordRows {
  StreamId stream;
  std::vector<ViewRow> rows;
};

/// Something to be sent outside. It waits in the outbox in the same transaction as the facts that owe it.
struct OutgoingMessage {
  std::string id;
  StreamId about;
  std::string channel;  // "email", "letter", "telephone"
  std::string recipient;
  std::string subject;
  std::string body;
  Instant created_at{};
};

/// A page or file shown, or an act done, with personal data in it.
struct AuditEntry {
  Instant at{};
  StaffId by;
  std::string by_name;
  std::string what;  // "viewed contact", "searched people", a verb's name
  StreamId stream;
  std::string detail;   // never personal data: a reason given, a count
  std::string request;  // the request id in the logs
};

/// One transaction: all of it or nothing.
struct Append {
  HubId hub;
  std::vector<Fact> facts;  // in stream order; versions say where they go
  std::vector<RecordRows> rows;
  std::vector<OutgoingMessage> messages;
  AuditEntry audit;
  std::string idempotency_key;  // empty: none
  std::string reply;            // kept under the key: what a second sending of it is told
};

struct Committed {};
/// The key was used before; this is the reply kept then. Nothing was appended.
struct AlreadyDone {
  std::string reply;
};
/// Somebody else's fact already has this version of this stream. Nothing was appended.
struct VersionTaken {
  StreamId stream;
};
/// The store could not say whether the transaction is durable: the answer to the user is "unknown", never "saved".
struct Unknown {
  std::string why;
};
/// The store failed and nothing was appended.
struct Failed {
  std::string why;
};
using AppendResult = std::variant<Committed, AlreadyDone, VersionTaken, Unknown, Failed>;

/// Streams in their order, from one to before another.
struct Stretch {
  StreamId from;
  std::optional<StreamId> before;  // to the last when empty

  bool has(const StreamId& stream) const { return stream >= from && (!before || stream < *before); }
};

class Ledger {
 public:
  virtual ~Ledger() = default;

  /// The facts of a stream after `after_version`, in order. Empty when there is no such record.
  virtual std::vector<Fact> facts(const HubId& hub, const StreamId& stream, std::uint64_t after_version = 0) = 0;
  /// Durable before `done` is told Committed. `done` is called exactly once, from any thread, and must not block.
  virtual void append(Append append, std::function<void(AppendResult)> done) = 0;
  /// What a used idempotency key was told, if it was used.
  virtual std::optional<std::string> reply_to(const HubId& hub, const std::string& idempotency_key) = 0;
  /// Every fact of a hub (of all hubs when empty) in stream and version order, for verify, rebuild and copies.
  virtual void scan(const HubId& hub, const std::function<void(const Fact&)>& visit) = 0;
  /// Those of a stretch of one hub's streams: several can be read at once, from several threads.
  virtual void scan_stretch(const HubId& hub, const Stretch& stretch, const std::function<void(const Fact&)>& visit) {
    scan(hub, [&](const Fact& fact) {
      if (stretch.has(fact.stream)) visit(fact);
    });
  }
  virtual std::uint64_t fact_count(const HubId& hub) = 0;
};

/// Writes the entry durably, then calls `done(true)`; a page with personal data is not served on `done(false)`.
class Audit {
 public:
  virtual ~Audit() = default;
  virtual void record(const HubId& hub, AuditEntry entry, std::function<void(bool)> done) = 0;
  struct Filter {
    std::optional<StreamId> stream;
    std::optional<StaffId> by;
    int limit = 100;
    int offset = 0;
  };
  /// Newest first.
  virtual std::vector<AuditEntry> entries(const HubId& hub, const Filter& filter) = 0;
};

}  // namespace lintel::casework
