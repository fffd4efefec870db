#include "web/server/metrics_readers.h"

#include "base/same_secret.h"

namespace lintel::web {

namespace {

constexpr std::string_view scheme = "Bearer ";

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

bool was_forwarded(const Request& request) {
  return !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty();
}

}  // namespace

bool MetricsReaders::may_read(const Request& request) const {
  const auto given = request.header("authorization");
  if (!token.empty()) return given.starts_with(scheme) && base::same_secret(given.substr(scheme.size()), token);
  return !behind_proxy && !was_forwarded(request) && is_loopback(request.remote_address);
}

}  // namespace lintel::web
