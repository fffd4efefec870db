#include "domain/routing/routing.h"

#include <fmt/format.h>

namespace lintel::domain {

const pack::Team* team_of(const pack::RouteRule& route, const pack::Pack& pack, std::string_view district) {
  if (!route.team.empty()) return pack.team(route.team);
  return pack.team_of_kind(route.kind, district);
}

std::string because_words(const std::vector<pack::Mismatch>& because) {
  std::string words;
  for (const auto& mismatch : because) {
    if (!words.empty()) words += "; ";
    words += fmt::format("{} is {}, not {}", mismatch.attribute, mismatch.found, mismatch.wanted);
  }
  return words;
}

}  // namespace lintel::domain
