#include "web/pages/request/code.h"

#include <algorithm>

#include "web/session/keyed_hash.h"

namespace lintel::web::request {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// 256 is a multiple of 32: every letter is as likely as any other.
std::string letters(std::string_view hex, std::size_t count) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += alphabet[static_cast<std::size_t>(digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1])) % 32];
  return text;
}

}  // namespace

std::string status_code(const Site& site, std::string_view key) {
  return letters(keyed_hash(site, "status code", key), status_code_letters);
}

std::string random_code(const Site& site) {
  return letters(random_hex(site, return_code_letters), return_code_letters);
}

std::string spoken_code(std::string_view code) {
  const std::size_t group = code.size() % 5 == 0 ? 5 : 4;
  std::string text;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += code[i];
  }
  return text;
}

std::string plain_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c != ' ' && c != '-' && c != '\t') code += c;
  }
  return code;
}

bool is_code(std::string_view text, std::size_t letters) {
  return text.size() == letters && std::ranges::all_of(text, [](char c) { return alphabet.contains(c); });
}

}  // namespace lintel::web::request
