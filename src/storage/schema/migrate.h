#pragma once

#include <string>
#include <vector>

#include "storage/conn.h"

namespace lintel::storage {

/// 0 when the database holds none of our tables.
int schema_version(Conn& conn);
/// Whether the database holds tables that are not ours and none that are.
bool holds_something_else(Conn& conn);
/// Brings the schema up to latest_version() and the view tables to the shape of casework::view_tables(). Returns what
/// was done, a line each. A view table whose shape changed comes back empty and is named by views_to_rebuild. To be
/// called in a transaction.
std::vector<std::string> migrate(Conn& conn);
/// View tables that wait to be filled from the facts.
std::vector<std::string> views_to_rebuild(Conn& conn);
void note_views_rebuilt(Conn& conn);
/// What migrate would still have to do, or empty.
std::string why_not_migrated(Conn& conn);

}  // namespace lintel::storage
