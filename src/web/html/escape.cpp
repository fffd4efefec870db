#include "web/html/escape.h"

#include <algorithm>
#include <array>

namespace lintel::web {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

constexpr std::array<bool, 256> plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 1; byte < 0x80; ++byte) table[byte] = true;
  for (char special : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(special)] = false;
  return table;
}();

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool between(unsigned char byte, unsigned low, unsigned high) {
  return byte >= low && byte <= high;
}

// What the second byte may be: narrower than 80..BF after the lead bytes that could otherwise write an overlong form,
// a surrogate or a value above U+10FFFF (Unicode 15, table 3-7).
bool second_byte_fits(unsigned char lead, unsigned char second) {
  if (lead == 0xE0) return between(second, 0xA0, 0xBF);
  if (lead == 0xED) return between(second, 0x80, 0x9F);
  if (lead == 0xF0) return between(second, 0x90, 0xBF);
  if (lead == 0xF4) return between(second, 0x80, 0x8F);
  return between(second, 0x80, 0xBF);
}

std::size_t length_by_lead(unsigned char lead) {
  if (between(lead, 0xC2, 0xDF)) return 2;
  if (between(lead, 0xE0, 0xEF)) return 3;
  if (between(lead, 0xF0, 0xF4)) return 4;
  return 0;
}

// Length of the valid multi-byte character starting at `at`, or 0.
std::size_t character_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = length_by_lead(lead);
  if (length == 0 || !second_byte_fits(lead, byte_at(text, at + 1))) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!between(byte_at(text, at + i), 0x80, 0xBF)) return 0;
  return length;
}

std::string_view reference_for(char special) {
  switch (special) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return replacement_character;
  }
}

// Appends the character at `at`, which is not plain; returns how many bytes it took.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  if (const std::size_t length = character_length(text, at)) {
    out.append(text, at, length);
    return length;
  }
  out += reference_for(text[at]);
  return 1;
}

std::string without_ignored_characters(std::string_view address) {
  const auto first = std::ranges::find_if(address, [](char c) { return static_cast<unsigned char>(c) > ' '; });
  std::string kept;
  std::copy_if(first, address.end(), std::back_inserter(kept),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return kept;
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return result;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && plain[static_cast<unsigned char>(text[end])]) ++end;
    out.append(text, at, end - at);
    at = end;
    if (at < text.size()) at += append_special(out, text, at);
  }
}

std::string_view safe_address(std::string_view address) {
  if (address.empty() || address.front() == '/' || address.front() == '#' || address.front() == '?') return address;
  const std::string read = without_ignored_characters(address);
  const std::size_t end = read.find_first_of(":/?#");
  if (end == std::string::npos || read[end] != ':') return address;
  const std::string scheme = lower(std::string_view(read).substr(0, end));
  const bool allowed = scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel";
  return allowed ? address : "#";
}

}  // namespace lintel::web
