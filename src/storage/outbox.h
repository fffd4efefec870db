#pragma once

#include "casework/ports/cabinet.h"
#include "storage/backend.h"

namespace lintel::storage {

class SqlOutbox final : public casework::Outbox {
 public:
  explicit SqlOutbox(Backend& backend) : backend_(backend) {}
  std::vector<casework::OutgoingMessage> waiting(const casework::HubId& hub, int limit) override;

 private:
  Backend& backend_;
};

}  // namespace lintel::storage
