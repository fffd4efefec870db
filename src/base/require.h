#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lintel::base {

/// Thrown when the program finds itself in a state that must not exist: a fault of ours, never a person's.
class Fault : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Always on, in every build. `what` says what should have been true.
void require(bool holds, std::string_view what, std::source_location where = std::source_location::current());

}  // namespace lintel::base
