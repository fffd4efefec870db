#include "app/demo/invented.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace lintel::app::demo {
namespace {

using namespace std::chrono;
constexpr terms::Date today = 2026y / November / 22;

std::vector<Family> many() {
  Dice dice(3);
  return families(2000, {}, today, dice);
}

std::vector<Member> children_of(const Family& family) {
  auto members = family.members;
  std::erase_if(members, [](const Member& one) { return !one.child; });
  return members;
}

TEST(InventedFamilies, siblings_have_names_of_their_own) {
  for (const auto& family : many()) {
    std::set<std::string> names;
    for (const auto& one : family.members) names.insert(one.given_name);
    EXPECT_EQ(names.size(), family.members.size()) << family.address;
  }
}

TEST(InventedFamilies, siblings_are_born_at_least_a_year_apart_and_are_children) {
  for (const auto& family : many()) {
    const auto children = children_of(family);
    for (std::size_t i = 1; i < children.size(); ++i)
      EXPECT_GE(sys_days{children[i].born} - sys_days{children[i - 1].born}, days{365}) << family.address;
    EXPECT_LT(sys_days{today} - sys_days{children.front().born}, days{18 * 365}) << family.address;
    EXPECT_LT(children.back().born, today) << family.address;
  }
}

TEST(InventedFamilies, parents_were_grown_up_when_their_eldest_was_born) {
  for (const auto& family : many()) {
    const auto eldest = sys_days{family.members.front().born};
    for (const auto& one : family.members) {
      if (one.child) continue;
      EXPECT_GE(eldest - sys_days{one.born}, days{18 * 365}) << family.address;
    }
  }
}

}  // namespace
}  // namespace lintel::app::demo
