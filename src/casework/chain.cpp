#include <fmt/format.h>

#include "base/sha256.h"
#include "casework/perform.h"

namespace lintel::casework {

std::string chain_hash(const Fact& fact) {
  std::string bytes;
  bytes.reserve(fact.payload.size() + 512);
  // Each part is preceded by its length, so that no two different facts can be written the same way.
  const auto add = [&](std::string_view part) {
    fmt::format_to(std::back_inserter(bytes), "{}:{};", part.size(), part);
  };
  add(fact.previous);
  add(fact.hub.value);
  add(fact.stream.kind);
  add(fact.stream.key);
  add(std::to_string(fact.version));
  add(fact.type);
  add(terms::iso_text(fact.at));
  add(fact.by.value);
  add(fact.by_name);
  add(fact.pack);
  add(fact.rule);
  add(fact.source);
  add(fact.payload);
  return base::sha256_hex(bytes);
}

}  // namespace lintel::casework
