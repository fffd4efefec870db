#pragma once

#include "casework/ports/views.h"
#include "storage/backend.h"

namespace lintel::storage {

class SqlViews final : public casework::Views {
 public:
  explicit SqlViews(Backend& backend) : backend_(backend) {}

  std::vector<casework::Row> rows(const casework::Query& query) override;
  std::int64_t count(const casework::Query& query) override;
  std::map<std::string, std::int64_t> counts(const casework::Query& query, std::string_view by_column) override;
  void replace(const casework::HubId& hub, const std::vector<casework::RecordRows>& records) override;
  void replace_all(const casework::HubId& hub, const std::function<std::vector<casework::RecordRows>()>& next) override;

 private:
  Backend& backend_;
};

}  // namespace lintel::storage
