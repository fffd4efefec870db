#include "casework/ports/views.h"

namespace lintel::casework {

namespace {

const Value& value_of(const Row& row, std::string_view column) {
  static const Value none;
  const auto found = row.values.find(column);
  return found == row.values.end() ? none : found->second;
}

}  // namespace

std::string Row::text(std::string_view column) const {
  const auto* text = std::get_if<std::string>(&value_of(*this, column));
  return text ? *text : "";
}

std::int64_t Row::number(std::string_view column) const {
  const auto* number = std::get_if<std::int64_t>(&value_of(*this, column));
  return number ? *number : 0;
}

bool Row::is_null(std::string_view column) const {
  return std::holds_alternative<std::monostate>(value_of(*this, column));
}

std::optional<Instant> Row::instant(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return Instant{std::chrono::seconds{number(column)}};
}

}  // namespace lintel::casework
