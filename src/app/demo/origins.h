#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "app/demo/invented.h"
#include "casework/records/contact.h"

namespace lintel::app::demo {

/// The invented families, of which of them each contact tells, and how serious the words are that it tells it in.
class Origins {
 public:
  explicit Origins(std::vector<Family> families) : families_(std::move(families)) {}

  const std::vector<Family>& families() const { return families_; }
  /// `family` by its number among them; no level where nobody says one.
  void note(const casework::StreamId& contact, std::size_t family, const pack::Level* level);

  std::size_t family_number(const casework::StreamId& contact) const { return family_of_.at(contact); }
  const Family& family(const casework::StreamId& contact) const { return families_[family_number(contact)]; }
  /// The level that it has, else that of its words; empty where nobody knows.
  terms::LevelId level_told(const casework::ContactRecord& record) const;

 private:
  std::vector<Family> families_;
  std::map<casework::StreamId, std::size_t> family_of_;
  std::map<casework::StreamId, terms::LevelId> told_;
};

}  // namespace lintel::app::demo
