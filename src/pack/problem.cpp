#include "pack/problem.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace lintel::pack {

namespace {

constexpr std::size_t most_listed = 12;

// Letters added, left out, replaced or swapped with their neighbour.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string text_of(const PackProblem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  text += ": " + problem.what;
  if (!problem.expected.empty()) text += "; expected " + problem.expected;
  return text;
}

void put_in_order(std::vector<PackProblem>& problems) {
  std::ranges::sort(problems);
  const auto repeated = std::ranges::unique(problems);
  problems.erase(repeated.begin(), repeated.end());
}

std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  constexpr std::size_t longest_name = 80;
  if (written.size() > longest_name) return "";
  std::string best;
  std::size_t fewest = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (const auto& name : known) {
    if (name.size() > longest_name) continue;
    const std::size_t distance = edits(base::lower_case(written), name);
    if (distance >= fewest) continue;
    fewest = distance;
    best = name;
  }
  return best;
}

std::string one_of_words(std::string_view written, const std::vector<std::string>& known) {
  if (known.empty()) return "none to be named: there are none";
  if (const auto meant = nearest(written, known); !meant.empty()) return "perhaps \"" + meant + "\"";
  std::vector<std::string> listed(known.begin(),
                                  known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), most_listed)));
  const std::string more = known.size() > most_listed ? ", ..." : "";
  return (known.size() == 1 ? "" : "one of: ") + base::joined(listed, ", ") + more;
}

}  // namespace lintel::pack
