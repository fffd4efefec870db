#pragma once

#include <string_view>

#include "casework/records/call.h"

/// What may be done with a call, by its state.
namespace lintel::casework {

enum class CallAct { allocate, return_call, read, link, close };
BOOST_DESCRIBE_ENUM(CallAct, allocate, return_call, read, link, close)

/// Empty when the act may be done in the state; else the key of the refusal.
std::string_view call_objection(CallState state, CallAct act);
/// The same for a call as it stands: whatever is still owed on it may be done, in any state but closed.
std::string_view call_objection(const CallRecord& call, CallAct act);

}  // namespace lintel::casework
