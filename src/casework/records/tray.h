#pragma once

#include <optional>
#include <vector>

#include "casework/records/contact.h"

/// Looking through what waits in a tray. A record holds one day of one tray, so that it stays small however often
/// people look: its key is the tray and the day, "duty.2026-10-06".
namespace lintel::casework {

struct TrayReviewed {
  int waiting = 0;  // contacts that waited then
  int unread = 0;   // of them, those that had come since the review before
  int urgent = 0;   // of them, those that ask for protection today
};
LINTEL_FACT(TrayReviewed, waiting, unread, urgent)

using TrayFacts = boost::mp11::mp_list<TrayReviewed>;

struct TrayRecord {
  std::vector<Recorded<TrayReviewed>> reviews;
};

void apply_fact(TrayRecord& record, const Fact& fact);
TrayRecord fold_tray(const std::vector<Fact>& facts);

StreamId tray_stream(const TeamId& tray, Date day);
/// The tray of such a stream.
TeamId tray_of(const StreamId& stream);

}  // namespace lintel::casework
