#include <fmt/format.h>

#include <set>

#include "pack/checking.h"

namespace lintel::pack {

namespace {

bool of_services(const Indicator& one) {
  return one.counts != "stepped_down" && one.counts != "referred_again";
}

void check_indicator(Checking& checking, const Indicator& one) {
  const Named from{"indicator", one.title, one.place};
  if (of_services(one) && one.services.empty())
    checking.complain(one.place, from.words() + " names no services, so it would always be 0", "services: [...]");
  if (!of_services(one) && !one.services.empty())
    checking.complain(one.place, from.words() + " names services, which it does not count",
                      "no services with counts: " + one.counts);
  for (const auto& service : one.services) checking.refers(from, "service", service, ids_of(checking.pack.services));
  if (one.counts == "stepped_down" && !checking.pack.early_help.exists())
    checking.complain(one.place, from.words() + " counts step-downs to early help, of which the pack has no part",
                      "the part early_help");
  if (one.counts == "referred_again" && checking.pack.scorecard.referred_again_within_months <= 0)
    checking.complain(one.place, from.words() + " does not know how long after an earlier referral it counts",
                      "referred_again_within_months: 12");
}

void check_months(Checking& checking, const Named& from) {
  const auto& card = checking.pack.scorecard;
  if (card.referred_again_within_months < 0 || card.referred_again_within_months > referred_again_months_most)
    checking.complain(card.place, from.words() + " looks back for earlier referrals over so many months that it cannot",
                      fmt::format("0 to {} months", referred_again_months_most));
}

}  // namespace

void check_scorecard(Checking& checking) {
  const auto& card = checking.pack.scorecard;
  if (!card.exists()) return;
  const Named from{"the part", "scorecard", card.place};
  if (card.indicators.empty()) checking.complain(card.place, from.words() + " has no indicators", "at least one");
  if (checking.pack.districts.empty())
    checking.complain(card.place, from.words() + " has figures for each district, and the pack has none", "districts");
  check_months(checking, from);
  std::set<std::string> titles;
  for (const auto& one : card.indicators) {
    if (!titles.insert(one.title).second)
      checking.complain(one.place, "two indicators are called \"" + one.title + "\"", "a title of its own for each");
    check_indicator(checking, one);
  }
}

}  // namespace lintel::pack
