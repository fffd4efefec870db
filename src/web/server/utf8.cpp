#include "web/server/utf8.h"

#include <cstddef>

namespace lintel::web {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool continues(std::string_view text, std::size_t i, unsigned from = 0x80, unsigned to = 0xBF) {
  return i < text.size() && byte_at(text, i) >= from && byte_at(text, i) <= to;
}

// Bytes of the character that starts at i, or 0 when it is malformed: table 3-7 of the Unicode standard.
std::size_t character_bytes(std::string_view text, std::size_t i) {
  const unsigned lead = byte_at(text, i);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(text, i + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned from = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned to = lead == 0xED ? 0x9F : 0xBF;
    return continues(text, i + 1, from, to) && continues(text, i + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned from = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned to = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(text, i + 1, from, to) && continues(text, i + 2) && continues(text, i + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = character_bytes(text, i);
    if (bytes == 0) return false;
    i += bytes;
  }
  return true;
}

}  // namespace lintel::web
