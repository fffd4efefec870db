#include "app/demo/agency_life.h"

#include "terms/london.h"

namespace lintel::app::demo {

AgencyLife::AgencyLife(Life& life, terms::Date first_day) : life_(life) {
  const auto today = terms::london_date(life.plan().now);
  agreements_ = agreements(life.pack(), first_day, today, life.dice());
  training_ = training(life.pack(), first_day, today, life.dice());
}

void AgencyLife::begin_day(terms::Date day, terms::Instant at) {
  for (const auto& one : agreements_)
    if (one.on == day)
      if (const auto* keeper = life_.workers().one_who_may("record_agreement"))
        life_.did("record_agreement", {"agreement", one.agency.value}, one.fields, &keeper->actor, at);
  for (const auto& one : training_)
    if (one.on == day)
      if (const auto* keeper = life_.workers().one_who_may("record_training"))
        life_.did("record_training", {"training", ""}, one.fields, &keeper->actor, at);
}

}  // namespace lintel::app::demo
