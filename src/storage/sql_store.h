#pragma once

#include <memory>

#include "storage/audit.h"
#include "storage/cabinet.h"
#include "storage/facts.h"
#include "storage/outbox.h"
#include "storage/store.h"
#include "storage/views.h"

namespace lintel::storage {

/// What the stores of both databases share.
class SqlStore : public Store {
 public:
  /// Throws Error when the schema is newer than this program or the tables are somebody else's. `name` is how messages
  /// call the database.
  SqlStore(Backend& backend, std::string name);

  casework::Ledger& ledger() override { return ledger_; }
  casework::Audit& audit() override { return audit_; }
  casework::Views& views() override { return views_; }
  casework::Cabinet& cabinet() override { return cabinet_; }
  casework::Outbox& outbox() override { return outbox_; }

  std::vector<std::string> migrate() override;
  int schema_version() override;
  std::vector<terms::HubId> hubs() override;
  std::vector<std::string> views_to_rebuild() override;
  void note_views_rebuilt() override;
  void restore(const std::string& path, const CopyProgress& progress) override;
  std::optional<std::string> check_ready() override;

 protected:
  const std::string& name() const { return name_; }

 private:
  void require_ours(Conn& conn) const;

  Backend& backend_;
  std::string name_;
  SqlLedger ledger_;
  SqlAudit audit_;
  SqlViews views_;
  SqlCabinet cabinet_;
  SqlOutbox outbox_;
};

}  // namespace lintel::storage
