#include "web/server/metrics_readers.h"

#include <openssl/crypto.h>

namespace lintel::web {

namespace {

constexpr std::string_view scheme = "Bearer ";

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

bool was_forwarded(const Request& request) {
  return !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty();
}

// In the same time whichever character is wrong.
bool same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace

bool MetricsReaders::may_read(const Request& request) const {
  const auto given = request.header("authorization");
  if (!token.empty()) return given.starts_with(scheme) && same(given.substr(scheme.size()), token);
  return !behind_proxy && !was_forwarded(request) && is_loopback(request.remote_address);
}

}  // namespace lintel::web
