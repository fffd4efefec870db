#pragma once

#include <string>

#include "app/demo/life.h"
#include "app/demo/origins.h"
#include "app/demo/steps.h"

namespace lintel::app::demo {

/// What who screens a contact does.
class Screening {
 public:
  Screening(Life& life, const Origins& origins, Steps& steps)
      : life_(life),
        origins_(origins),
        steps_(steps),
        pack_(life.pack()),
        dice_(life.dice()),
        workers_(life.workers()) {}

  /// Consent, the family, two agencies and their answers, then the template: a turn each.
  void step(const casework::ContactRecord& record, terms::Instant at, int turn);

 private:
  void begin(const casework::ContactRecord& record, const Worker& screener, terms::Instant at);
  void ask_agencies(const casework::ContactRecord& record, const Worker& screener, terms::Instant at);
  bool ask(const pack::Agency& agency, const casework::ContactRecord& record, const Worker& screener,
           terms::Instant at);
  void answer(const std::string& enquiry, const casework::ContactRecord& record, const Worker& screener,
              terms::Instant at);
  void submit(const casework::ContactRecord& record, const Worker& screener, terms::Instant at);

  Life& life_;
  const Origins& origins_;
  Steps& steps_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
};

}  // namespace lintel::app::demo
