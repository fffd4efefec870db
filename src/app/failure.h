#pragma once

#include <stdexcept>
#include <string>

namespace lintel::app {

/// What a command tells the person at the terminal when it cannot go on. Exit codes are in exit_codes below.
class Failure : public std::runtime_error {
 public:
  Failure(int code, const std::string& words) : std::runtime_error(words), exit_code(code) {}
  int exit_code;
};

namespace exit_codes {
inline constexpr int found_wrong = 1;  // a check, a worked case or a chain of facts is wrong
inline constexpr int usage = 2;        // the command line or the settings are wrong
inline constexpr int refused = 3;      // a request was understood and refused
inline constexpr int world = 4;        // the database, a file or the network failed
inline constexpr int ours = 70;        // a fault of this program
}  // namespace exit_codes

}  // namespace lintel::app
