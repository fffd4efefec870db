#include "signin/passwords.h"

#include <sodium.h>

#include <array>
#include <set>
#include <stdexcept>

#include "base/require.h"
#include "base/text.h"

namespace lintel::signin {

namespace {

constexpr std::size_t fewest_characters = 12;
constexpr std::size_t most_bytes = 1000;
constexpr std::size_t fewest_different = 5;

void start_sodium() {
  base::require(sodium_init() >= 0, "libsodium starts");
}

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string without_spaces(std::string_view text) {
  std::string rest;
  for (const char c : base::lower_case(text))
    if (c != ' ') rest += c;
  return rest;
}

bool contains(const std::string& password, std::string_view part) {
  const auto plain = without_spaces(part);
  return !plain.empty() && without_spaces(password).contains(plain);
}

}  // namespace

std::string password_hash(const std::string& password, PasswordCost cost) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), cost.passes, cost.memory_bytes) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  return out.data();
}

bool password_matches(const std::string& hash, const std::string& password) {
  start_sodium();
  if (password.size() > most_bytes || hash.size() >= crypto_pwhash_STRBYTES) return false;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool costs_otherwise(const std::string& hash, PasswordCost cost) {
  start_sodium();
  return hash.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory_bytes) != 0;
}

std::vector<terms::Problem> password_problems(const std::string& password, std::string_view name,
                                              std::string_view email) {
  if (characters(password) < fewest_characters) return {{"password", "Choose a password of at least 12 characters"}};
  if (password.size() > most_bytes) return {{"password", "Choose a shorter password"}};
  if (contains(password, email) || contains(password, name))
    return {{"password", "Choose a password without your name or email address in it"}};
  if (std::set<char>(password.begin(), password.end()).size() < fewest_different)
    return {{"password", "Choose a password of more different characters"}};
  return {};
}

}  // namespace lintel::signin
