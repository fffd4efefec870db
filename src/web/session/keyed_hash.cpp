#include "web/session/keyed_hash.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "base/require.h"
#include "base/text.h"

namespace lintel::web {

std::string keyed_hash(const Site& site, std::string_view purpose, std::string_view text) {
  const std::string whole = std::string(purpose) + '\0' + std::string(text);
  std::array<unsigned char, 32> out{};
  unsigned length = 0;
  const auto* made = HMAC(EVP_sha256(), site.secret.data(), static_cast<int>(site.secret.size()),
                          reinterpret_cast<const unsigned char*>(whole.data()), whole.size(), out.data(), &length);
  base::require(made && length == out.size(), "a keyed hash is made");
  return base::hex({reinterpret_cast<const char*>(out.data()), out.size()});
}

std::string random_hex(const Site& site, std::size_t bytes) {
  return base::hex(site.random_bytes(bytes));
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace lintel::web
