#include "base/text.h"

#include <cstdint>

namespace lintel::base {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// How many bytes follow this lead byte, or -1. The ranges leave out overlong forms and surrogates.
int continuation_bytes(unsigned char lead, unsigned char next) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead == 0xE0) return next >= 0xA0 ? 2 : -1;
  if (lead == 0xED) return next <= 0x9F ? 2 : -1;
  if (lead >= 0xE1 && lead <= 0xEF) return 2;
  if (lead == 0xF0) return next >= 0x90 ? 3 : -1;
  if (lead >= 0xF1 && lead <= 0xF3) return 3;
  if (lead == 0xF4) return next <= 0x8F ? 3 : -1;
  return -1;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(separator, start);
    parts.emplace_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string all;
  for (const auto& part : parts) {
    if (!all.empty()) all += separator;
    all += part;
  }
  return all;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool is_clean_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\0') return false;
    const int following =
        continuation_bytes(static_cast<unsigned char>(byte(i)), static_cast<unsigned char>(byte(i + 1)));
    if (following < 0) return false;
    for (int k = 1; k <= following; ++k)
      if ((byte(i + static_cast<std::size_t>(k)) & 0xC0) != 0x80) return false;
    i += static_cast<std::size_t>(following) + 1;
  }
  return true;
}

}  // namespace lintel::base
