#pragma once

#include "casework/ports/cabinet.h"
#include "storage/backend.h"

namespace lintel::storage {

class SqlCabinet final : public casework::Cabinet {
 public:
  using HubId = casework::HubId;
  using Instant = casework::Instant;

  explicit SqlCabinet(Backend& backend) : backend_(backend) {}

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

 private:
  std::int64_t write(std::string_view sql, std::initializer_list<Param> params);
  Backend& backend_;
};

}  // namespace lintel::storage
