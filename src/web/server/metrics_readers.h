#pragma once

#include <string>

#include "web/server/request.h"

namespace lintel::web {

/// Who may read /metrics. It shows no personal data, but how busy a hub is and what goes wrong there is not for
/// everybody: whoever brings the token; where there is none, programs on this machine. Behind a proxy everybody could
/// seem to be on this machine, so there nobody may without a token.
struct MetricsReaders {
  std::string token;  // empty: there is none
  bool behind_proxy = false;

  bool may_read(const Request& request) const;
};

}  // namespace lintel::web
