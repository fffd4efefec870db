#include "app/demo/origins.h"

namespace lintel::app::demo {

void Origins::note(const casework::StreamId& contact, std::size_t family, const pack::Level* level) {
  family_of_[contact] = family;
  if (level) told_[contact] = level->id;
}

terms::LevelId Origins::level_told(const casework::ContactRecord& record) const {
  const auto told = told_.find(record.stream);
  return !record.level.empty() ? record.level : told == told_.end() ? terms::LevelId{} : told->second;
}

}  // namespace lintel::app::demo
