#pragma once

#include <string>

#include "app/demo/life.h"
#include "app/demo/steps.h"

namespace lintel::app::demo {

/// What who approves outcomes does.
class Deciding {
 public:
  Deciding(Life& life, Steps& steps)
      : life_(life), steps_(steps), pack_(life.pack()), dice_(life.dice()), workers_(life.workers()) {}

  /// What a screener proposes is approved, or goes back to who proposed it.
  void answer_screening(const casework::ContactRecord& record, terms::Instant at);
  /// Where nobody screens, who graded it or another decides.
  void decide(const casework::ContactRecord& record, terms::Instant at);

 private:
  void send_back(const casework::ContactRecord& record, const std::string& reason, const terms::Actor& approver,
                 terms::Instant at);
  bool approved(const casework::ContactRecord& record, const terms::OutcomeId& outcome, const terms::Fields& fields,
                const terms::Actor& approver, terms::Instant at);

  Life& life_;
  Steps& steps_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
};

}  // namespace lintel::app::demo
