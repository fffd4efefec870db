#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/demo/life.h"
#include "app/demo/meetings.h"

namespace lintel::app::demo {

/// The meetings of a hub whose pack has that part.
class MeetingLife {
 public:
  MeetingLife(Life& life, terms::Date first_day);

  /// Those that become known on a day are scheduled.
  void begin_day(terms::Date day, terms::Instant at);
  void step(const casework::StreamId& stream, terms::Instant at, int turn);

 private:
  void schedule(const MeetingDay& day, terms::Instant at);
  void hold(const casework::MeetingRecord& record, terms::Instant at);
  void close_action(const casework::MeetingRecord& record, terms::Instant at, int turn);

  Life& life_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
  std::vector<MeetingDay> meetings_;
  std::set<std::string> left_undone_;  // kinds of meeting that have an action which nobody does
};

}  // namespace lintel::app::demo
