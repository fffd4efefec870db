#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"

/// A training event for agencies, and which finding of the hub's figures it answers (P-82). It is about no case and has
/// no place for a person.
namespace lintel::casework {

struct TrainingRecorded {
  std::string reference;
  Date held_on{};
  std::string topic;
  std::string finding;  // what the figures showed that it answers
  std::vector<std::string> agencies;
  std::vector<std::string> agency_names;
  std::string given_by;
};
LINTEL_FACT(TrainingRecorded, reference, held_on, topic, finding, agencies, agency_names, given_by)

/// It was recorded by mistake, or did not take place.
struct TrainingWithdrawn {
  std::string reason;
};
LINTEL_FACT(TrainingWithdrawn, reason)

using TrainingFacts = boost::mp11::mp_list<TrainingRecorded, TrainingWithdrawn>;

struct TrainingRecord {
  StreamId stream;
  std::uint64_t version = 0;
  Recorded<TrainingRecorded> recorded_as;
  std::optional<Recorded<TrainingWithdrawn>> withdrawn;

  bool exists() const { return version > 0; }
};

void apply_fact(TrainingRecord& record, const Fact& fact);
TrainingRecord fold_training(const std::vector<Fact>& facts);

}  // namespace lintel::casework
