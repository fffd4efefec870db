#pragma once

#include <string>
#include <string_view>

#include "app/demo/gates.h"
#include "app/demo/life.h"
#include "app/demo/origins.h"

namespace lintel::app::demo {

/// The steps that the staff take with a contact.
class Steps {
 public:
  Steps(Life& life, const Origins& origins)
      : life_(life), origins_(origins), pack_(life.pack()), dice_(life.dice()), workers_(life.workers()) {}

  /// Those that the pack's gates want before an act, and before these. `outcome` is the one that the act is about to
  /// propose or approve.
  void take_before(std::string_view act, const casework::StreamId& stream, terms::Instant at,
                   const terms::OutcomeId& outcome = {});
  /// Those that meet what is owed.
  void settle(const casework::ContactRecord& record, terms::Instant at);

 private:
  void take_before(std::string_view act, const casework::StreamId& stream, terms::Instant at,
                   const terms::OutcomeId& outcome, int deep);
  bool record_step(const pack::Step& step, const casework::ContactRecord& record, terms::Instant at,
                   const Answers& said = {});
  const Worker* recorder_of(const pack::Step& step, const casework::ContactRecord& record);
  std::string fitting_answer(const pack::Question& question, const std::string& drawn,
                             const casework::ContactRecord& record, terms::Instant at);

  Life& life_;
  const Origins& origins_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
};

}  // namespace lintel::app::demo
