#pragma once

#include "storage/conn.h"

namespace lintel::storage {

/// Tells SQLite's planner how far each index of the views narrows a search. It cannot know by itself: without figures
/// it takes a hub for a handful of rows and walks through all of them, and figures gathered in a young database would
/// be as wrong a year later. Writes only what is not told yet. PostgreSQL gathers its own; there it does nothing.
void tell_planner(Conn& conn);

}  // namespace lintel::storage
