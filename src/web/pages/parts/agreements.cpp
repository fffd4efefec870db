#include "web/pages/parts/agreements.h"

#include "casework/records/agreement.h"
#include "terms/london.h"

namespace lintel::web::parts {

std::vector<AgreementWarning> agreement_warnings(const Visit& visit, const pack::Pack& pack) {
  std::vector<AgreementWarning> all;
  const auto today = terms::london_date(visit.now);
  for (const auto& agency : pack.agencies) {
    if (!pack.sharing_agreements.needs(agency.id)) continue;
    const auto facts = visit.site.ledger.facts(visit.site.hub, casework::agreement_stream(agency.id));
    const auto words = casework::agreement_warning(casework::fold_agreement(facts), agency, pack, today);
    if (!words.empty()) all.push_back({&agency, words});
  }
  return all;
}

}  // namespace lintel::web::parts
