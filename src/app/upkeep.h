#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "casework/perform.h"

namespace lintel::app {

using UpkeepProgress = std::function<void(std::int64_t done, std::int64_t all)>;

struct VerifyReport {
  std::int64_t facts = 0;  // sound ones
  std::int64_t records = 0;
  std::optional<std::string> first_bad;  // "contact/7K3M-9QWX fact 4 (ContactGraded): what is wrong"
};
/// Follows the chain of every record of a hub (of all hubs when empty) until something does not fit.
VerifyReport verify(casework::Ledger& ledger, const terms::HubId& hub, const UpkeepProgress& progress = {});

/// Makes every view row of a hub anew, in one transaction: lists stay as they were until it ends, and writers wait.
/// Returns how many records it read. `progress` is called from another thread.
std::int64_t rebuild(casework::Ledger& ledger, casework::Views& views, const casework::PackShelf& packs,
                     const terms::HubId& hub, const UpkeepProgress& progress = {});

}  // namespace lintel::app
