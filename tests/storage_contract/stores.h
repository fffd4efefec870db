#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "casework/memory/memory_store.h"
#include "storage/store.h"
#include "support/postgresql_server.h"
#include "support/temporary_folder.h"

namespace lintel::storage_contract {

using namespace casework;

/// Which implementation of the ports a test runs on.
enum class Kind { memory, sqlite, postgresql };
std::string name_of(const testing::TestParamInfo<Kind>& info);

inline const HubId north{"north"};
inline const HubId south{"south"};
inline const StreamId contact{"contact", "7K3M-9QWX"};

Instant at(int second);
Fact fact(const HubId& hub, const StreamId& stream, std::uint64_t version, std::string payload = "{}");
/// One fact of one stream, with its audit entry.
Append append_of(const HubId& hub, const StreamId& stream, std::uint64_t version, std::string key = "");
/// A row of the view "staff", the smallest, by name and with null where nothing is given.
ViewRow staff_row(const std::string& name, std::optional<std::string> roles = std::nullopt,
                  std::optional<std::int64_t> active = std::nullopt);
/// The number of an alternative in AppendResult, for comparisons that print.
std::string result_name(const AppendResult& result);

/// The tests of the ports: every store must pass them.
class Contract : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override;
  void open(const storage::OpenOptions& options = {});
  void close() { store_.reset(); }

  Ledger& ledger() { return store_ ? store_->ledger() : memory_; }
  Audit& audit() { return store_ ? store_->audit() : memory_; }
  Views& views() { return store_ ? store_->views() : memory_; }
  Cabinet& cabinet() { return store_ ? store_->cabinet() : memory_; }
  Outbox& outbox() { return store_ ? store_->outbox() : memory_; }
  storage::Store& store() { return *store_; }

  AppendResult append(Append append);
  /// Appends and expects Committed.
  void keep(Append append);
  bool record(const HubId& hub, AuditEntry entry);

  support::TemporaryFolder folder_;
  std::string url_;

 private:
  MemoryStore memory_;
  std::unique_ptr<storage::Store> store_;
};

/// The tests of what only a database can do.
class Durable : public Contract {};

}  // namespace lintel::storage_contract
