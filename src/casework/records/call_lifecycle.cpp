#include "casework/records/call_lifecycle.h"

#include <array>

namespace lintel::casework {

namespace {

constexpr std::string_view yes = "";
constexpr std::string_view not_owed = "call_not_owed";
constexpr std::string_view not_now = "wrong_state";
constexpr std::string_view over = "call_already_closed";

// Rows in the order of CallState, columns in that of CallAct. A form may come long after a call is closed, so linking
// is always open (L-06, L-95).
// clang-format off
constexpr std::array<std::array<std::string_view, 5>, 7> table = {{
    //                      allocate  return    read     link  close
    /* taken */            {not_owed, not_owed, not_now, yes,  yes},
    /* queued */           {yes,      yes,      not_now, yes,  yes},
    /* information_only */ {yes,      not_owed, yes,     yes,  yes},
    /* signposted */       {not_owed, not_owed, not_now, yes,  yes},
    /* redirected */       {not_owed, not_owed, not_now, yes,  yes},
    /* returned */         {not_owed, not_owed, not_now, yes,  yes},
    /* closed */           {over,     over,     over,    yes,  over},
}};
// clang-format on

bool owed(const CallRecord& call, CallAct act) {
  if (act == CallAct::return_call) return call.obligations.open_of_kind("call_back") != nullptr;
  return act == CallAct::read && call.obligations.open_of_kind("reading") != nullptr;
}

}  // namespace

std::string_view call_objection(CallState state, CallAct act) {
  return table[static_cast<std::size_t>(state)][static_cast<std::size_t>(act)];
}

std::string_view call_objection(const CallRecord& call, CallAct act) {
  return call.state != CallState::closed && owed(call, act) ? yes : call_objection(call.state, act);
}

}  // namespace lintel::casework
