#pragma once

#include "app/demo/deciding.h"
#include "app/demo/family_life.h"
#include "app/demo/life.h"
#include "app/demo/origins.h"
#include "app/demo/screening.h"
#include "app/demo/steps.h"

namespace lintel::app::demo {

/// What becomes of a contact, from grading to closing.
class ContactLife {
 public:
  /// `families`: their early help, which follows some contacts.
  ContactLife(Life& life, const Origins& origins, FamilyLife& families);

  void step(const casework::StreamId& stream, terms::Instant at, int turn);

 private:
  void grade(const casework::ContactRecord& record, terms::Instant at);
  void allocate(const casework::ContactRecord& record, terms::Instant at);
  void answer_information_request(const casework::ContactRecord& record, terms::Instant at);
  void finish(const casework::ContactRecord& record, terms::Instant at);
  void share_onward(const casework::ContactRecord& record, terms::Instant at);
  void tell(const pack::ResponseTemplate& response, const casework::ContactRecord& record, terms::Instant at);
  void be_received(const casework::ContactRecord& record, terms::Instant at);
  void close(const casework::ContactRecord& record, terms::Instant at);

  Life& life_;
  const Origins& origins_;
  FamilyLife& families_;
  const pack::Pack& pack_;
  Dice& dice_;
  Workers& workers_;
  Steps steps_;
  Screening screening_;
  Deciding deciding_;
};

}  // namespace lintel::app::demo
