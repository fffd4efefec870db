#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace lintel::base {

/// "1 fact", "2 facts".
std::string counted(std::integral auto count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

}  // namespace lintel::base
