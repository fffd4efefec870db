// What looks for identifying text in whatever somebody types: each find stands where it is said to stand, none overlaps
// another, and what is allowed is not found.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "domain/people/identifying_text.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lintel::domain;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (size > 2000) return 0;  // each find is looked for again
  std::size_t end = 0;
  int line = 1;
  const auto all = identifying_texts(text);
  for (const auto& one : all) {
    must(one.from >= end && one.size > 0 && one.from + one.size <= size);
    must(text.substr(one.from, one.size) == one.text && one.line >= line);
    must(!identifying_words(one.kind).empty());
    must(identifying_texts(text, {identifying_key(one.text)}).size() < all.size());
    end = one.from + one.size;
    line = one.line;
  }
  return 0;
}
