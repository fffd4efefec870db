#pragma once

#include "app/demo/life.h"

namespace lintel::app::demo {

/// What the receiving team does for the children, where the hub counts it.
void begin_service(Life& life, const casework::ContactRecord& record, const terms::Actor& receiver, terms::Instant at);
/// Every service for a child but early help.
void end_service(Life& life, const casework::StreamId& person, terms::Instant at);

}  // namespace lintel::app::demo
