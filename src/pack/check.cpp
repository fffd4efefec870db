#include "pack/check.h"

#include "pack/checking.h"

namespace lintel::pack {

bool admits(const Condition& condition, const std::string& attribute, const std::string& value) {
  const auto asked = condition.all_of.find(attribute);
  return asked == condition.all_of.end() || asked->second.contains(value);
}

std::vector<PackProblem> check_pack(const Pack& pack, const Vocabulary& vocabulary, std::optional<Date> today) {
  Checking checking(pack, vocabulary);
  check_ids(checking);
  check_references(checking);
  check_words(checking);
  check_conditions(checking);
  check_levels(checking);
  check_routes(checking);
  check_roles(checking);
  check_form(checking);
  check_advice_line(checking);
  check_notifications(checking);
  check_area(checking, today);
  put_in_order(checking.problems);
  return std::move(checking.problems);
}

}  // namespace lintel::pack
