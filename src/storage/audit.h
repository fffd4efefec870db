#pragma once

#include "casework/ports/ledger.h"
#include "storage/backend.h"

namespace lintel::storage {

class SqlAudit final : public casework::Audit {
 public:
  explicit SqlAudit(Backend& backend) : backend_(backend) {}

  void record(const casework::HubId& hub, casework::AuditEntry entry, std::function<void(bool)> done) override;
  std::vector<casework::AuditEntry> entries(const casework::HubId& hub, const Filter& filter) override;

 private:
  Backend& backend_;
};

/// `stream` is the entry's StreamId text. All three must outlive the command.
Command insert_audit(const casework::HubId& hub, const casework::AuditEntry& entry, const std::string& stream);

}  // namespace lintel::storage
