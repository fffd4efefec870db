#include "signin/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/require.h"
#include "base/same_secret.h"

namespace lintel::signin {

namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

using Mac = std::array<unsigned char, 20>;

Mac hmac_sha1(std::string_view key, std::int64_t counter) {
  std::array<unsigned char, 8> message{};
  for (std::size_t i = 0; i < message.size(); ++i)
    message[i] = static_cast<unsigned char>(counter >> (8 * (7 - i)) & 0xFF);
  Mac mac{};
  unsigned length = 0;
  const auto* made =
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), mac.data(), &length);
  base::require(made && length == mac.size(), "an HMAC is made");
  return mac;
}

// RFC 4226 section 5.3: four bytes from where the last half byte says.
std::uint32_t truncated(const Mac& mac) {
  const std::size_t at = mac.back() & 0x0F;
  return static_cast<std::uint32_t>(mac[at] & 0x7F) << 24 | static_cast<std::uint32_t>(mac[at + 1]) << 16 |
         static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
}

}  // namespace

std::int64_t totp_step(terms::Instant now) {
  return now.time_since_epoch().count() / step_seconds;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  std::uint32_t limit = 1;
  for (int i = 0; i < digits; ++i) limit *= 10;
  return fmt::format("{:0{}}", truncated(hmac_sha1(secret, step)) % limit, digits);
}

std::optional<std::int64_t> totp_matching_step(std::string_view secret, std::string_view code, terms::Instant now) {
  for (const std::int64_t off : {0, -1, 1})
    if (const auto step = totp_step(now) + off; base::same_secret(totp_code(secret, step), code)) return step;
  return std::nullopt;
}

std::string base32(std::string_view bytes) {
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31];
  }
  if (bits > 0) text += alphabet[held << (5 - bits) & 31];
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = held << 5 | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(held >> bits & 0xFF);
    }
  }
  return bytes;
}

}  // namespace lintel::signin
