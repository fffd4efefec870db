#pragma once

#include <string>

#include "terms/ids.h"

namespace lintel::casework {

/// The record that was begun or changed under an idempotency key, from what Ledger::reply_to kept of it.
terms::StreamId stream_of_reply(const std::string& reply);

}  // namespace lintel::casework
