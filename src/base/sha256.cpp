#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

#include "base/require.h"

namespace lintel::base {

namespace {

using Digest = std::array<unsigned char, 32>;

// Found once: looking an algorithm up takes OpenSSL longer than hashing a short text.
const EVP_MD* algorithm() {
  static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  require(found != nullptr, "OpenSSL has SHA-256");
  return found;
}

EVP_MD_CTX* context_of_this_thread() {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return context.get();
}

Digest sha256(std::string_view bytes) {
  Digest digest{};
  auto* context = context_of_this_thread();
  const bool works = context && EVP_DigestInit_ex(context, algorithm(), nullptr) == 1 &&
                     EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
                     EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
  require(works, "SHA-256 works");
  return digest;
}

}  // namespace

// EVP rather than libsodium: it uses the processor's own SHA instructions, and verifying a ledger hashes every fact.
std::string sha256_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  const auto digest = sha256(bytes);
  std::string hex(2 * digest.size(), '0');
  for (std::size_t i = 0; i < digest.size(); ++i) {
    hex[2 * i] = digits[digest[i] >> 4];
    hex[2 * i + 1] = digits[digest[i] & 15];
  }
  return hex;
}

}  // namespace lintel::base
