#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/demo/invented.h"
#include "casework/perform.h"
#include "casework/verbs/obligations.h"

namespace lintel::app::demo {

struct Worker {
  terms::StaffId id;
  terms::Actor actor;
};

/// Who works in a borough. Where several could do something chance says who; null: nobody could.
class Workers {
 public:
  Workers(const pack::Pack& pack, Dice& dice) : pack_(pack), dice_(dice) {}

  /// Before anybody is asked for: the workers stay where they are from then on.
  void add(Worker worker) { all_.push_back(std::move(worker)); }
  const std::vector<Worker>& all() const { return all_; }

  const Worker* find(const terms::StaffId& id) const;
  const Worker* one_with(const std::vector<pack::Authority>& authorities, const terms::StaffId& not_this = {});
  const Worker* one_owing(const casework::Obligation& owed);
  const Worker* one_who_may(std::string_view right);
  /// Who of these serves a district; everybody serves the whole hub, which has no name.
  const Worker* one_serving(const std::vector<pack::Authority>& authorities, const std::string& district);

 private:
  const Worker* any_of(const std::vector<const Worker*>& able);

  const pack::Pack& pack_;
  Dice& dice_;
  std::vector<Worker> all_;
};

}  // namespace lintel::app::demo
