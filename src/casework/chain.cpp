#include "casework/chain.h"

#include <array>
#include <charconv>

#include "base/sha256.h"
#include "casework/perform.h"

namespace lintel::casework {

namespace {

using Digits = std::array<char, 20>;

std::string_view in_digits(std::uint64_t number, Digits& into) {
  const auto end = std::to_chars(into.data(), into.data() + into.size(), number).ptr;
  return {into.data(), static_cast<std::size_t>(end - into.data())};
}

// Each part is preceded by its length, so that no two different facts can be written the same way.
void add(std::string& bytes, std::string_view part) {
  Digits digits;
  bytes += in_digits(part.size(), digits);
  bytes += ':';
  bytes += part;
  bytes += ';';
}

}  // namespace

void append_chained(std::string& bytes, const Fact& fact) {
  Digits digits;
  add(bytes, fact.previous);
  add(bytes, fact.hub.value);
  add(bytes, fact.stream.kind);
  add(bytes, fact.stream.key);
  add(bytes, in_digits(fact.version, digits));
  add(bytes, fact.type);
  add(bytes, terms::iso_text(fact.at));
  add(bytes, fact.by.value);
  add(bytes, fact.by_name);
  add(bytes, fact.pack);
  add(bytes, fact.rule);
  add(bytes, fact.source);
  add(bytes, fact.payload);
}

std::string chain_hash(const Fact& fact) {
  std::string bytes;
  bytes.reserve(fact.payload.size() + 512);
  append_chained(bytes, fact);
  return base::sha256_hex(bytes);
}

}  // namespace lintel::casework
