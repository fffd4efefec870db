#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "app/wiring.h"

namespace lintel::app::bench {

/// This program started anew with other arguments; stopped when it is let go.
class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t id() const { return id_; }
  /// The next line that it prints. Throws Failure when it ends first.
  std::string line();

 private:
  pid_t id_ = -1;
  int output_ = -1;
};

}  // namespace lintel::app::bench
