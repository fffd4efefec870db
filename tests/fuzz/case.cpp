// The reader of worked cases, and what runs them: whatever is written, it is read with named mistakes or run to a
// report.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../worked_cases/small_pack.h"
#include "casework/cases/read.h"
#include "casework/cases/run.h"

namespace {

using namespace lintel;
using namespace lintel::casework::cases;

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto pack = worked_cases::small_pack();
  const auto file = read_cases("fuzz.case", {reinterpret_cast<const char*>(data), size}, pack);
  must(file.cases.size() <= cases_at_most);
  for (const auto& problem : file.problems) must(!problem.what.empty() && !problem.expected.empty());
  for (const auto& one : file.cases) {
    must(!one.steps.empty() && one.steps.size() <= steps_at_most);
    const auto report = run_case(one, pack);
    must(report.passed() == text_of(report).empty());
  }
  return 0;
}
