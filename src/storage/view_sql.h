#pragma once

#include <deque>
#include <string>
#include <vector>

#include "casework/ports/views.h"
#include "casework/views/tables.h"
#include "storage/conn.h"

namespace lintel::storage {

/// A statement with its values; what was made for it lives in `made`.
struct BuiltQuery {
  std::string sql;
  std::vector<Param> params;
  std::deque<std::string> made;
  bool one_record = false;  // asked for by its stream: no index can find it faster than its key
};

/// The columns selected are stream, then the table's columns in their order. The query must outlive what is built.
/// Throws base::Fault when the query is not well formed.
BuiltQuery select_rows(const casework::Query& query);
BuiltQuery select_count(const casework::Query& query);
/// Two columns: the value and how many.
BuiltQuery select_counts(const casework::Query& query, std::string_view by_column);

/// Adds the commands that replace a record's rows. `hub`, `stream` and `record` must outlive them.
void add_replace(std::vector<Command>& commands, std::string_view hub, std::string_view stream,
                 const casework::RecordRows& record);
/// The same where it has no rows yet.
void add_insert(std::vector<Command>& commands, std::string_view hub, std::string_view stream,
                const casework::RecordRows& record);
Param param_of(const casework::Value& value);

}  // namespace lintel::storage
