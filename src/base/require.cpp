#include "base/require.h"

#include <fmt/format.h>

namespace lintel::base {

void require(bool holds, std::string_view what, std::source_location where) {
  if (holds) return;
  throw Fault(fmt::format("{}:{}: {}", where.file_name(), where.line(), what));
}

}  // namespace lintel::base
