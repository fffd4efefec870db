#pragma once

#include <concepts>
#include <string>

namespace lintel::app {

/// "1 fact", "2 facts".
inline std::string counted(std::integral auto count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace lintel::app
