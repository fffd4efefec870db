#pragma once

#include "casework/ports/ledger.h"
#include "storage/backend.h"

namespace lintel::storage {

/// Facts, and all that goes into one transaction with them.
class SqlLedger final : public casework::Ledger {
 public:
  explicit SqlLedger(Backend& backend) : backend_(backend) {}

  std::vector<casework::Fact> facts(const casework::HubId& hub, const casework::StreamId& stream,
                                    std::uint64_t after_version = 0) override;
  void append(casework::Append append, std::function<void(casework::AppendResult)> done) override;
  std::optional<std::string> reply_to(const casework::HubId& hub, const std::string& idempotency_key) override;
  void scan(const casework::HubId& hub, const std::function<void(const casework::Fact&)>& visit) override;
  void scan_stretch(const casework::HubId& hub, const casework::Stretch& stretch,
                    const std::function<void(const casework::Fact&)>& visit) override;
  std::uint64_t fact_count(const casework::HubId& hub) override;

 private:
  Backend& backend_;
};

}  // namespace lintel::storage
