#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "terms/instant.h"

/// Invented people and worries for the demonstration hub: nobody and nowhere is real. The same seed gives the same
/// borough.
namespace lintel::app::demo {

/// Random choices from a seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int between(int low, int high);  // both included
  bool one_in(int n) { return between(1, n) == 1; }
  bool percent(int share) { return between(1, 100) <= share; }
  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(between(0, static_cast<int>(items.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

struct Member {
  std::string given_name, family_name, sex, relation, nhs_number, school;
  terms::Date born{};
  bool child = false;
  bool parental_responsibility = false;
  std::string person;  // on record once a contact has made them so
};

struct Family {
  std::string address, postcode, first_language, ethnicity;
  std::vector<Member> members;
};

/// Families over the districts of a pack: surnames and given names as they are met in England.
std::vector<Family> families(int count, const pack::Pack& pack, terms::Date today, Dice& dice);

std::string staff_name(Dice& dice);

/// A professional who refers.
struct Professional {
  std::string name, agency, role, phone, email;
};
Professional professional(Dice& dice);

/// A worry as somebody would write it, by how serious it is: 4 with harm, 4 without, 3, 2, 1.
struct Worry {
  std::string worry, work_done, impact, strengths, child_words, parent_words, harm;
};
Worry worry(int level_number, bool significant_harm, const Family& family, Dice& dice);

}  // namespace lintel::app::demo
