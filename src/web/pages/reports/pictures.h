#pragma once

#include <utility>
#include <vector>

#include "casework/reports/reports.h"
#include "pack/pack.h"
#include "web/components/charts/chart.h"
#include "web/pages/reports/figures.h"

/// Pictures of the reports, from the same rows as their tables. Each begins with a sentence that says what its figures
/// say; nothing when there is nothing to show.
namespace lintel::web::reports {

/// Contacts by who asked, each bar by the number of their level.
std::optional<components::Chart> demand_picture(const pack::Pack& pack, const Rows& contacts);
/// The median time to the decision at each level beside the median limit; rows of "obligations" of the kind "decision".
std::optional<components::Chart> decision_time_picture(const pack::Pack& pack, const Rows& obligations);
/// What was asked for and what was decided, by agency; of contacts with both.
std::optional<components::Chart> asked_and_decided_picture(const pack::Pack& pack, const Rows& contacts);
/// Contacts of each part of the area in each month, by the local date (D-48).
std::optional<components::SmallMultiples> localities_picture(const pack::Pack& pack, const Rows& contacts);

/// One measure of a report of figures, a bar for each of its lines that is not 0.
std::optional<components::Chart> measure_picture(const casework::reports::Made& made, std::size_t measure);
/// The same measure of the same lines in several months, the last one last.
std::optional<components::SmallMultiples> measure_by_month_picture(
    const std::vector<std::pair<casework::reports::Period, casework::reports::Made>>& months, std::size_t measure);

}  // namespace lintel::web::reports
