#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "casework/perform.h"

/// A borough's weeks, lived through the verbs themselves: contacts come, staff grade, screen, approve, hand over and
/// answer, each at its own time, up to now. What has not happened yet is left at its stage.
namespace lintel::app::demo {

struct BoroughPlan {
  std::uint64_t seed = 1;
  int families = 3000;
  int weeks = 10;
  terms::Instant now{};
};

struct DemoStaff {
  terms::StaffId id;
  std::string name, email, role_title, team_title;
};

struct Borough {
  std::vector<DemoStaff> staff;
  int contacts = 0;
  int calls = 0;
  int families_helped = 0;  // families for whom early help was begun
  int verbs_done = 0;       // a try that a rule refuses is how a way through the pack's gates is found: not counted
};

/// `done` and `all` count days.
Borough live(casework::Performer& performer, casework::Ledger& ledger, const casework::PackShelf& packs,
             const terms::HubId& hub, const BoroughPlan& plan,
             const std::function<void(std::int64_t done, std::int64_t all)>& progress);

}  // namespace lintel::app::demo
