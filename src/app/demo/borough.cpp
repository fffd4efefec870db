#include "app/demo/borough.h"

#include <algorithm>
#include <chrono>

#include "app/demo/agency_life.h"
#include "app/demo/arrivals.h"
#include "app/demo/call_life.h"
#include "app/demo/contact_life.h"
#include "app/demo/family_life.h"
#include "app/demo/hiring.h"
#include "app/demo/life.h"
#include "app/demo/meeting_life.h"
#include "app/demo/origins.h"
#include "app/demo/services.h"
#include "base/require.h"
#include "terms/london.h"

namespace lintel::app::demo {

namespace {

using terms::Date;
using terms::Instant;

// The days of a borough, one after the other, and each thing in its own time.
class Weeks {
 public:
  Weeks(Life& life, Origins& origins, Date first_day)
      : life_(life),
        first_day_(first_day),
        arrivals_(life, origins),
        families_(life, origins),
        contacts_(life, origins, families_),
        meetings_(life, first_day),
        agencies_(life, first_day) {}

  void run(const std::function<void(std::int64_t, std::int64_t)>& progress);

 private:
  void begin_day(Date day, Instant at);
  void live_through(Date day);
  void until(Instant at);
  void step(const Next& next);

  Life& life_;
  Date first_day_;
  Arrivals arrivals_;
  FamilyLife families_;
  ContactLife contacts_;
  MeetingLife meetings_;
  AgencyLife agencies_;
};

void Weeks::run(const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const int days = life_.plan().weeks * 7;
  for (int day = 0; day <= days; ++day) {
    live_through(Date{std::chrono::sys_days{first_day_} + std::chrono::days{day}});
    if (progress) progress(day, days);
  }
  until(life_.plan().now);
}

// Who turns to the hub at night comes before its own day begins.
void Weeks::live_through(Date day) {
  const auto office_opens = terms::from_london(day, 9, 15);
  bool begun = false;
  const auto begin_by = [&](Instant at) {
    if (!begun && office_opens <= at) begin_day(day, office_opens);
    begun = begun || office_opens <= at;
  };
  for (const auto& arrival : arrivals_.of_day(day)) {
    if (arrival.at > life_.plan().now) break;
    begin_by(arrival.at);
    until(arrival.at);
    arrivals_.come(arrival);
  }
  begin_by(std::min(life_.plan().now, terms::end_of_day(day)));
}

// What a hub does beside its contacts, where its pack has that part.
void Weeks::begin_day(Date day, Instant at) {
  until(at);
  meetings_.begin_day(day, at);
  agencies_.begin_day(day, at);
}

void Weeks::until(Instant at) {
  while (const auto next = life_.next_by(at)) step(*next);
}

void Weeks::step(const Next& next) {
  if (next.stream.kind == "call") return step_call(life_, next.stream, next.at, next.turn);
  if (next.stream.kind == "family") return families_.step(next.stream, next.at);
  if (next.stream.kind == "person") return end_service(life_, next.stream, next.at);
  if (next.stream.kind == "meeting") return meetings_.step(next.stream, next.at, next.turn);
  contacts_.step(next.stream, next.at, next.turn);
}

}  // namespace

// Families, staff and agencies ask chance in this order.
Borough live(casework::Performer& performer, casework::Ledger& ledger, const casework::PackShelf& packs,
             const terms::HubId& hub, const BoroughPlan& plan,
             const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const auto* pack = packs.in_force(hub, plan.now);
  base::require(pack != nullptr, "a pack is in force");
  Life life(performer, ledger, *pack, hub, plan);
  const auto first_day = terms::london_date(plan.now - std::chrono::weeks{plan.weeks});
  Origins origins(families(plan.families, *pack, first_day, life.dice()));
  hire(life);
  Weeks(life, origins, first_day).run(progress);
  return life.borough();
}

}  // namespace lintel::app::demo
