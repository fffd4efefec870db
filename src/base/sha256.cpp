#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "base/require.h"

namespace lintel::base {

std::string sha256_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::array<unsigned char, 32> digest{};
  // EVP rather than libsodium: it uses the processor's own SHA instructions, and verifying a ledger hashes every fact.
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1, "SHA-256 works");
  std::string hex;
  hex.reserve(2 * digest.size());
  for (unsigned char byte : digest) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

}  // namespace lintel::base
