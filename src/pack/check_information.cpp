#include "pack/checking.h"

namespace lintel::pack {

// Agreements are with agencies that there are, and each policy of records is written once.
void check_information(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& agency : pack.sharing_agreements.needed_from)
    checking.refers({"the part", "sharing_agreements", pack.sharing_agreements.place}, "needed_from", agency.value,
                    ids_of(pack.agencies));
  if (!pack.records_policy.empty())
    check_listed_once(checking, {"the part", "records_policy", pack.records_policy.front().place}, "records_policy",
                      ids_of(pack.records_policy));
  std::vector<std::string> questions;
  for (const auto* question : pack.all_questions()) questions.push_back(question->id);
  checking.refers({"the part", "training", pack.training.place}, "conversation", pack.training.conversation, questions);
}

}  // namespace lintel::pack
