#include "signin/seal.h"

#include <sodium.h>

#include "base/require.h"

namespace lintel::signin {

namespace {

constexpr std::string_view mark = "sealed:";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
  text.pop_back();  // the zero that it ends in
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int bad =
      sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end, variant);
  if (bad != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace

Seal::Seal(std::string key, RandomBytes random_bytes) : key_(std::move(key)), random_bytes_(std::move(random_bytes)) {
  base::require(sodium_init() >= 0, "libsodium starts");
  base::require(key_.size() == key_bytes, "a sealing key has 32 bytes");
}

std::string Seal::sealed(std::string_view secret, std::string_view purpose) const {
  const auto nonce = random_bytes_(nonce_bytes);
  std::string box(secret.size() + tag_bytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(box), nullptr, bytes_of(secret), secret.size(), bytes_of(purpose),
                                             purpose.size(), nullptr, bytes_of(std::string_view(nonce)),
                                             bytes_of(std::string_view(key_)));
  return std::string(mark) + base64(nonce + box);
}

std::optional<std::string> Seal::opened(std::string_view sealed, std::string_view purpose) const {
  if (!sealed.starts_with(mark)) return std::nullopt;
  const auto all = from_base64(sealed.substr(mark.size()));
  if (!all || all->size() < nonce_bytes + tag_bytes) return std::nullopt;
  const auto nonce = std::string_view(*all).substr(0, nonce_bytes), box = std::string_view(*all).substr(nonce_bytes);
  std::string secret(box.size() - tag_bytes, '\0');
  const int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(secret), nullptr, nullptr, bytes_of(box),
                                                             box.size(), bytes_of(purpose), purpose.size(),
                                                             bytes_of(nonce), bytes_of(std::string_view(key_)));
  return bad == 0 ? std::optional(std::move(secret)) : std::nullopt;
}

}  // namespace lintel::signin
