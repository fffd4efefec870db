#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "casework/ports/ledger.h"
#include "storage/backend.h"

namespace lintel::storage {

/// See casework::Ledger::append. What is malformed is refused before it is queued.
void write_append(Backend& backend, casework::Append append, std::function<void(casework::AppendResult)> done);

std::optional<std::string> kept_reply(Conn& conn, const casework::HubId& hub, const std::string& key);

/// Locks records against other nodes, in an order that cannot deadlock, until the transaction ends. SQLite has one
/// writer and needs none. `streams` are StreamId texts.
void lock_records(Conn& conn, const casework::HubId& hub, std::vector<std::string> streams);

}  // namespace lintel::storage
