#pragma once

#include <vector>

#include "app/demo/life.h"
#include "app/demo/origins.h"

namespace lintel::app::demo {

/// Who turns to the hub: requests, calls, and where its pack has that part what the police tell and who asks for
/// advice.
class Arrivals {
 public:
  struct Arrival {
    terms::Instant at{};
    void (Arrivals::*what)(terms::Instant) = nullptr;
  };

  Arrivals(Life& life, Origins& origins)
      : life_(life), origins_(origins), pack_(life.pack()), dice_(life.dice()), workers_(life.workers()) {}

  /// The earliest first.
  std::vector<Arrival> of_day(terms::Date day);
  void come(const Arrival& arrival) { (this->*arrival.what)(arrival.at); }

 private:
  void receive(terms::Instant at);
  void take_call(terms::Instant at);
  void notify(terms::Instant at);
  void advise(terms::Instant at);

  Life& life_;
  Origins& origins_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
};

}  // namespace lintel::app::demo
