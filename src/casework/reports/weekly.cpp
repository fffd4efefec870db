#include <fmt/format.h>

#include <algorithm>

#include "casework/reports/early_help.h"
#include "casework/reports/figures.h"

namespace lintel::casework::reports {

namespace {

// A locality that the pack does not have comes last.
std::size_t place_of(const pack::Pack& pack, const std::string& district) {
  return static_cast<std::size_t>(
      std::ranges::distance(pack.districts.begin(), std::ranges::find(pack.districts, district, &pack::District::id)));
}

std::string kind_words(const pack::Pack& pack, const std::string& kind) {
  const auto* found = pack.early_help.allocation_kind(kind);
  return found ? found->title : kind;
}

Line line_of(const pack::Pack& pack, const Row& row) {
  return {row.text("family"),
          district_title(pack, row.text("locality")),
          day_in(row, "endorsed_at"),
          kind_words(pack, row.text("kind")),
          row.text("agency_name"),
          row.text("lead_professional"),
          row.text("children"),
          fmt::format("{}", row.number("child_count")),
          row.number("attachable") == 1 ? "Yes" : "No"};
}

}  // namespace

std::vector<Query> weekly_queries(const Period& period) {
  return {query_in("allocations", "endorsed_at", period)};
}

Made make_weekly(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers) {
  auto& rows = answers.at(0);
  std::erase_if(rows, [&](const Row& row) { return !wanted(asked, row.text("locality")); });
  std::ranges::stable_sort(rows, {}, [&](const Row& row) { return place_of(pack, row.text("locality")); });
  Made made;
  Sheet sheet{.caption = "Allocations",
              .definition =
                  "Allocations of early help that were endorsed in the period, with the family as it is known when the "
                  "report is made.\nSource: " +
                  pack.early_help.source,
              .head = {"Family", "Locality", "Endorsed", "Allocation", "Lead agency", "Lead professional", "Children",
                       "Number of children", "Can be attached"},
              .lines = {}};
  auto& references = made.references.emplace_back();
  for (const auto& row : rows) {
    sheet.lines.push_back(line_of(pack, row));
    references.push_back(row.stream.key);
    if (row.text("locality").empty()) made.incomplete.push_back({row.stream.key, "Locality is empty"});
  }
  made.sheets.push_back(std::move(sheet));
  return made;
}

}  // namespace lintel::casework::reports
