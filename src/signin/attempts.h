#pragma once

#include <chrono>
#include <string>

#include "casework/ports/cabinet.h"

/// How often something may be tried: so many at once, then one more each interval.
namespace lintel::signin {

struct Pace {
  int at_once = 4;
  std::chrono::seconds interval{600};
};

/// In any hour at most ten, and after the last of them never more than ten minutes until the next.
inline constexpr Pace account_pace{4, std::chrono::minutes(10)};
/// Of an office that shares one address, too: ten at once, then ten an hour.
inline constexpr Pace address_pace{10, std::chrono::minutes(6)};

class Attempts {
 public:
  explicit Attempts(casework::Cabinet& cabinet) : cabinet_(cabinet) {}

  /// Counts one try of `what`. Returns `now` when it may be made, else when it may be made again.
  terms::Instant take(const terms::HubId& hub, const std::string& what, Pace pace, terms::Instant now);
  /// It succeeded, and so does not count.
  void give_back(const terms::HubId& hub, const std::string& what, Pace pace, terms::Instant now);

 private:
  casework::Cabinet& cabinet_;
};

}  // namespace lintel::signin
