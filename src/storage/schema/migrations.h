#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/conn.h"

namespace lintel::storage {

/// One step of the schema, forward only. A step that has been released never changes: what is to change is a new step.
struct Migration {
  int number;
  std::string_view name;
  /// Words in braces differ between the databases: {text} {integer} {bytes} {position} {keyed}.
  std::string_view sql;
  /// What only one of them needs.
  std::string_view sqlite_sql;
  std::string_view postgresql_sql;
};

const std::vector<Migration>& migrations();
std::string sql_of(const Migration& migration, Dialect dialect);
/// The schema version this program writes.
int latest_version();

}  // namespace lintel::storage
