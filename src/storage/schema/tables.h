#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/views/tables.h"
#include "storage/conn.h"

namespace lintel::storage {

struct StoredColumn {
  std::string name;
  enum class Kind { text, integer, bytes } kind = Kind::text;
};

/// A table with data in it, as every copy and export takes it.
struct StoredTable {
  std::string name;
  std::vector<StoredColumn> columns;
};

/// All tables with data, in an order in which they can be filled. The schema's own bookkeeping is not among them.
const std::vector<StoredTable>& stored_tables();

/// "view_contacts".
std::string view_table_name(std::string_view view);
/// "view_contacts_by_open_due_at": that of one column list of Table::indexes.
std::string view_index_name(const casework::Table& table, const std::vector<std::string_view>& columns);
/// CREATE TABLE and CREATE INDEX of one view.
std::string create_view_table(const casework::Table& table, Dialect dialect);
/// The second half of that.
std::string create_view_indexes(const casework::Table& table);

}  // namespace lintel::storage
