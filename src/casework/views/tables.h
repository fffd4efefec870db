#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "casework/ports/ledger.h"

namespace lintel::casework {

/// A column of a view. Instants are integers: seconds since 1970, UTC. Dates are ISO text. Yes or no is 1 or 0.
struct Column {
  std::string_view name;
  enum class Kind { text, integer } kind = Kind::text;
};

/// A view table. Storage gives every table `hub` and `stream` besides these, and replaces a record's rows by (hub,
/// stream).
struct Table {
  std::string_view name;
  std::vector<Column> columns;
  /// Column lists that storage indexes, each after `hub`.
  std::vector<std::vector<std::string_view>> indexes;
};

/// Every view table there is. Storage's schema is held to this list by a test.
std::span<const Table> view_tables();
/// Null when there is no table of this name.
const Table* view_table(std::string_view name);

/// A row of a table by the names of its columns; those that are not given are NULL.
ViewRow view_row(std::string_view table, const std::map<std::string_view, Value>& given);

}  // namespace lintel::casework
