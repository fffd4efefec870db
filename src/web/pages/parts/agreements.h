#pragma once

#include <string>
#include <vector>

#include "web/session/visit.h"

/// What the register of sharing agreements says of agencies.
namespace lintel::web::parts {

struct AgreementWarning {
  const pack::Agency* agency;
  std::string words;
};
/// Those agencies of the pack with which something is missing or out of date, in the pack's order.
std::vector<AgreementWarning> agreement_warnings(const Visit& visit, const pack::Pack& pack);

}  // namespace lintel::web::parts
