#pragma once

#include <string>
#include <vector>

#include "pack/rule_parts.h"

/// How a hub's information is shared and kept.
namespace lintel::pack {

/// That agencies sign an agreement before information is shared with them. What is missing or out of date is warned of
/// and never refused. A hub whose pack has no such part keeps no register of them.
struct SharingAgreements {
  std::string title;
  std::vector<terms::AgencyId> needed_from = {};  // empty: every agency of the pack
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
  bool needs(const terms::AgencyId& agency) const;
};

/// Whose records are, by whose procedures they are stored, and how long they are kept.
struct RecordsPolicy {
  std::string id;
  std::string records;    // which: "Records of the hub", "What an agency shares"
  std::string owner;      // whose they are
  std::string procedure;  // by whose procedures they are stored
  std::string kept;       // how long
  std::string source;
  Place place = {};
};

/// What the hub learns of agencies for training them together. A hub whose pack has no such part keeps no record of it.
struct Training {
  std::string title;
  std::string conversation;  // the yes-or-no question of a request that says whether the family was spoken to first
  std::string source;
  Place place = {};

  bool exists() const { return !title.empty(); }
};

}  // namespace lintel::pack
