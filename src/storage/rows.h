#pragma once

#include <optional>
#include <string>

#include "casework/ports/ledger.h"
#include "storage/conn.h"

/// How the types of casework stand in columns.
namespace lintel::storage {

inline std::int64_t seconds_of(casework::Instant instant) {
  return instant.time_since_epoch().count();
}
inline Param seconds_of(const std::optional<casework::Instant>& instant) {
  if (!instant) return std::monostate{};
  return seconds_of(*instant);
}
inline casework::Instant instant_at(const ResultRow& row, int column) {
  return casework::Instant{std::chrono::seconds{row.integer(column)}};
}
inline std::string text_at(const ResultRow& row, int column) {
  return std::string(row.text(column));
}

}  // namespace lintel::storage
