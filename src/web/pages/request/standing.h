#pragma once

#include <string>
#include <utility>
#include <vector>

#include "casework/records/contact.h"

/// What a referrer may know of a request while the hub works on it: when and whether, never what, why or who (L-82,
/// L-86). A member of the public is told that it was received and read, and nothing of what was decided.
namespace lintel::web::request {

/// "received", "being_looked_at", "decided": for programs.
std::string standing_word(const casework::ContactRecord& record);
/// {"Received", "Tue 6 October 2026 at 10:55"} ... in the order of the page.
std::vector<std::pair<std::string, std::string>> standing_of(const casework::ContactRecord& record);

/// By when it is to be decided; none when no timescale is set, or to the public.
std::optional<terms::Instant> decision_due(const casework::ContactRecord& record);
std::optional<terms::Instant> decided_at(const casework::ContactRecord& record);
std::optional<terms::Instant> answered_at(const casework::ContactRecord& record);

}  // namespace lintel::web::request
