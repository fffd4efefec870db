#include "pack/checking.h"

namespace lintel::pack {

namespace {

Named line_of(const Checking& checking) {
  return {"the advice line", checking.pack.advice_line.title, checking.pack.advice_line.place};
}

void check_qualification(Checking& checking) {
  const auto& line = checking.pack.advice_line;
  const auto qualified = [&](const Authority& one) {
    const auto* role = checking.pack.role(one.role);
    return role && role->qualified_social_worker;
  };
  if (line.qualified_only && std::ranges::none_of(line.taken_by, qualified))
    checking.complain(line.place,
                      line_of(checking).words() + " asks for a qualification that no role under taken_by has",
                      "a role with qualified_social_worker: yes, or qualified_only: no");
}

void check_where_it_points(Checking& checking) {
  const auto& line = checking.pack.advice_line;
  const auto from = line_of(checking);
  checking.refers(from, "phone", line.phone, ids_of(checking.pack.phones));
  checking.refers(from, "referral_phone", line.referral_phone, ids_of(checking.pack.phones));
  checking.refers(from, "referral_link", line.referral_link, ids_of(checking.pack.links));
  checking.refers(from, "thresholds_link", line.thresholds_link, ids_of(checking.pack.links));
  if (!line.phone.empty() && line.phone == line.referral_phone)
    checking.complain(line.place, from.words() + " takes referrals on its own number",
                      "another phone as referral_phone: advice is no way to refer");
  if (std::ranges::none_of(line.results, &AdviceResult::referral))
    checking.complain(line.place, from.words() + " has no result with referral: yes",
                      "one for callers who are to make a referral");
}

}  // namespace

void check_advice_line(Checking& checking) {
  const auto& line = checking.pack.advice_line;
  if (!line.exists()) return;
  check_where_it_points(checking);
  check_listed_once(checking, line_of(checking), "callers", ids_of(line.callers));
  check_listed_once(checking, line_of(checking), "themes", ids_of(line.themes));
  check_listed_once(checking, line_of(checking), "results", ids_of(line.results));
  check_workers(checking, line_of(checking), "the advice line", "taken_by", line.taken_by,
                {"see_consultations", "take_consultation", "transfer_consultation"});
  check_workers(checking, line_of(checking), "the advice line", "transferred_to", line.transferred_to,
                {"see_consultations", "take_up_transfer"});
  check_workers(checking, line_of(checking), "the advice line", "alerted", line.alerted,
                {"see_consultations", "acknowledge_transfer"});
  check_qualification(checking);
}

}  // namespace lintel::pack
