#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/wiring.h"
#include "web/session/route.h"

namespace lintel::app::bench {

/// A hub served on loopback within this process, with routes of the benchmark's own beside the real ones.
class Served {
 public:
  Served(OpenHub& hub, std::vector<web::Route> more_routes);
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const;
  /// The Cookie header of a browser in which this member of staff has just signed in.
  std::string cookie_of(const terms::StaffId& staff);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace lintel::app::bench
