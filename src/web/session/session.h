#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "casework/records/staff.h"
#include "web/session/visit.h"

/// Who is signed in, by a cookie that means nothing to anybody who reads the store: only its hash is kept.
namespace lintel::web {

inline constexpr std::chrono::minutes session_idle{15};
inline constexpr std::chrono::hours session_longest{12};
inline constexpr std::chrono::seconds seen_at_most_every{60};  // last_seen is written no oftener than this
/// What pages are told: the session may be this much nearer its end than its page knows.
inline constexpr std::chrono::seconds session_idle_told = std::chrono::seconds(session_idle) - seen_at_most_every;

/// Somebody whose session lives, with what the store says of them at this moment.
struct Present {
  SignedIn signed_in;
  casework::StaffRecord staff;
};
/// None when there is no session, it has ended, or they have left. Counts as use, unless a page asks in the background.
std::optional<Present> present(const Site& site, const Request& request, Instant now);
/// Writes that the session is in use, at once.
void keep_alive(const Site& site, const SignedIn& signed_in, Instant now);

/// Begins a session and gives its cookie; the one before it in this browser ends.
void start_session(const Visit& visit, const terms::StaffId& staff, bool second_factor, Response& response);
/// From now on the session counts as proved by a second factor.
void prove_second_factor(const Site& site, const SignedIn& signed_in, Instant now);
void end_session(const Visit& visit, Response& response);
/// Everywhere: after a new password, or when they leave.
void end_sessions_of(const Site& site, const terms::StaffId& staff, Instant now);
/// Every session of the hub: when the second factors that were proved are no longer there.
void end_all_sessions(const Site& site, Instant now);

std::string session_cookie_name(const Site& site);

}  // namespace lintel::web
