#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lintel::signin {

/// Makes secrets that must be read again unreadable in a database, with a key that is kept outside it:
/// XChaCha20-Poly1305, a nonce for each, and bound to what it is for.
class Seal {
 public:
  static constexpr std::size_t key_bytes = 32;
  using RandomBytes = std::function<std::string(std::size_t)>;  // cryptographic

  Seal(std::string key, RandomBytes random_bytes);

  std::string sealed(std::string_view secret, std::string_view purpose) const;
  /// Nothing when it was sealed with another key or for another purpose, was altered, or is no sealed text.
  std::optional<std::string> opened(std::string_view sealed, std::string_view purpose) const;

 private:
  std::string key_;
  RandomBytes random_bytes_;
};

}  // namespace lintel::signin
