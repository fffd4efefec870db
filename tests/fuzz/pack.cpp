// The pack reader and the check behind it. Whatever is written, a pack is read or every complaint says where and what.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "pack/check.h"
#include "pack/reader.h"

namespace {

using namespace lintel::pack;

constexpr std::string_view between_files = "%%%\n";

void must(bool holds) {
  if (!holds) std::abort();
}

// The first text is pack.yaml, the second a shared block, the rest further files.
std::vector<SourceFile> files_of(std::string_view text) {
  std::vector<SourceFile> files;
  for (std::size_t number = 0;; ++number) {
    const auto end = text.find(between_files);
    const auto name = number == 0   ? std::string("pack.yaml")
                      : number == 1 ? std::string("shared/block.yaml")
                                    : "file" + std::to_string(number) + ".yaml";
    files.push_back({name, std::string(text.substr(0, end))});
    if (end == std::string_view::npos) return files;
    text.remove_prefix(end + between_files.size());
  }
}

Vocabulary words() {
  Vocabulary words;
  words.rights = {"grade_contact", "submit_screening", "approve_outcome"};
  words.events = {"received", "graded"};
  words.obligation_kinds = {"decision"};
  words.needs = {"consent"};
  words.refusal_keys = {"not_permitted"};
  words.dispositions = {"call_back"};
  words.attributes = {{"level", {}}, {"requested_level", {}}, {"outcome", {}}, {"caller", {"professional", "public"}}};
  return words;
}

void must_be_in_order(const std::vector<PackProblem>& problems) {
  for (std::size_t i = 0; i < problems.size(); ++i) {
    must(!problems[i].file.empty() && !problems[i].what.empty() && problems[i].line >= 0);
    must(i == 0 || problems[i - 1] < problems[i]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto files = files_of({reinterpret_cast<const char*>(data), size});
  included_blocks(files.front());
  const auto pack = read_pack("fuzz", files);
  must(pack || !pack.error().empty());
  if (pack) must_be_in_order(check_pack(*pack, words(), Date{std::chrono::year{2026} / 10 / 6}));
  return 0;
}
