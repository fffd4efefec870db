#include "pack/check.h"

#include <fmt/format.h>

#include "pack/checking.h"

namespace lintel::pack {

bool admits(const Condition& condition, const std::string& attribute, const std::string& value) {
  const auto asked = condition.all_of.find(attribute);
  return asked == condition.all_of.end() || asked->second.contains(value);
}

namespace {

bool misses_a_level(const PackProblem& problem) {
  return problem.what.find("level\" is never \"") != std::string::npos ||
         (problem.what.find("level \"") != std::string::npos && problem.what.ends_with("does not exist"));
}

// Every rule that asks for a level would be complained about when the list is missing whole: the cause is said instead.
void say_that_levels_are_missing(Checking& checking) {
  const auto places = std::erase_if(checking.problems, misses_a_level);
  if (places == 0) return;
  checking.complain({"levels.yaml", 0}, "the pack has no levels",
                    fmt::format("a list \"levels\": other files ask for its levels in {}",
                                places == 1 ? "1 place" : fmt::format("{} places", places)));
}

}  // namespace

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
  check_early_help(checking);
  check_monthly_table(checking);
  check_scorecard(checking);
  check_meetings(checking);
  check_information(checking);
  check_area(checking, today);
  if (pack.levels.empty()) say_that_levels_are_missing(checking);
  put_in_order(checking.problems);
  return std::move(checking.problems);
}

}  // namespace lintel::pack
