#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "casework/ports/views.h"
#include "casework/records/meeting.h"
#include "pack/pack.h"

/// The agenda of a meeting, made of what the lists say at one moment (P-52, P-64). Nothing falls between two meetings:
/// what came after the one before was held is on this one, and a step-down stays due until a meeting of its kind had
/// it.
namespace lintel::casework {

/// "New allocations".
std::string_view section_words(std::string_view section);

/// The meeting of the same kind and district that was held last: "held_at" is the moment from which this one looks on.
Query held_before(const MeetingScheduled& meeting);
/// What it looks on: from the moment of the one before to its own, which is the end of the day on which it was held.
/// What stands open is as it is when that is recorded.
struct Span {
  std::optional<Instant> since;
  std::optional<Instant> until;
};
std::vector<Query> agenda_queries(const MeetingScheduled& meeting, const Span& span);
/// `answers` are the rows of those queries, in order.
std::vector<AgendaItem> agenda_from(const MeetingScheduled& meeting, const Span& span,
                                    std::span<const std::vector<Row>> answers, Instant now, const pack::Pack& pack);

/// All of it at once, for who can ask the lists.
std::vector<AgendaItem> agenda_now(const MeetingScheduled& meeting, Instant now, const pack::Pack& pack,
                                   const std::function<std::vector<Row>(Query)>& ask);

}  // namespace lintel::casework
