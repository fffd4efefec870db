#pragma once

#include <cstddef>
#include <map>
#include <set>

#include "app/demo/life.h"
#include "app/demo/origins.h"

namespace lintel::app::demo {

/// The early help of families, from the contact after which it is begun to its end.
class FamilyLife {
 public:
  FamilyLife(Life& life, const Origins& origins)
      : life_(life), origins_(origins), pack_(life.pack()), dice_(life.dice()), workers_(life.workers()) {}

  /// The hub for early help takes over what was decided for it.
  void begin(const casework::ContactRecord& record, terms::Instant at);
  /// The receiving team finds that early help is enough (the pack says after which outcomes).
  void step_down(const casework::ContactRecord& record, const terms::Actor& receiver, terms::Instant at);
  void step(const casework::StreamId& stream, terms::Instant at);

 private:
  bool is_helped(const casework::ContactRecord& record);

  Life& life_;
  const Origins& origins_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
  std::map<std::size_t, casework::StreamId> help_of_;  // the latest early help of a family
  std::set<casework::StreamId> helped_;                // contacts after which early help was begun
};

}  // namespace lintel::app::demo
