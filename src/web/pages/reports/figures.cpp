#include "web/pages/reports/figures.h"

#include <fmt/format.h>

#include <algorithm>

namespace lintel::web::reports {

namespace {

std::int64_t minutes_between(Instant from, Instant to) {
  return std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
}

void count(Timeliness& figures, const casework::Row& row, Instant now) {
  const auto due = row.instant("due_at"), met = row.instant("met_at");
  if (!met) {
    ++(due && now > *due ? figures.open_overdue : figures.open_in_time);
  } else if (!due) {
    ++figures.no_timescale;
  } else if (*met <= *due) {
    ++figures.in_time;
  } else {
    ++figures.late;
    if (!row.is_null("late_reason")) ++figures.late_explained;
  }
}

}  // namespace

std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::map<std::string, Timeliness> timeliness(const Rows& obligations, Instant now) {
  std::map<std::string, Timeliness> figures;
  std::map<std::string, std::vector<std::int64_t>> lengths;
  for (const auto& row : obligations) {
    if (!row.is_null("lifted_at")) continue;
    const auto level = row.text("level");
    count(figures[level], row, now);
    if (const auto met = row.instant("met_at"))
      lengths[level].push_back(minutes_between(*row.instant("started_at"), *met));
  }
  for (auto& [level, of_level] : figures) of_level.median_minutes = median(lengths[level]);
  return figures;
}

std::map<std::pair<std::string, std::string>, std::int64_t> matrix(const Rows& contacts, std::string_view from,
                                                                   std::string_view to) {
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;
  for (const auto& row : contacts) ++counts[{row.text(from), row.text(to)}];
  return counts;
}

std::optional<std::int64_t> Threshold::share_below() const {
  if (decided == 0) return std::nullopt;
  return (200 * below + decided) / (2 * decided);
}

Threshold threshold(const Rows& contacts) {
  Threshold figures;
  for (const auto& row : contacts) {
    if (row.is_null("decided_at")) continue;
    ++figures.decided;
    if (row.number("statutory") == 0) ++figures.below;
  }
  return figures;
}

Protection protection(const Rows& contacts) {
  Protection figures;
  for (const auto& row : contacts) {
    const auto result = row.text("protection_result");
    if (result == "substantiated") ++figures.substantiated;
    if (result != "unsubstantiated") continue;
    ++figures.unsubstantiated;
    if (row.number("service_after") == 1) ++figures.unsubstantiated_with_service;
  }
  return figures;
}

std::map<std::string, Demand> demand(const Rows& contacts, std::string_view by) {
  std::map<std::string, Demand> figures;
  std::map<std::string, std::vector<std::int64_t>> lengths;
  for (const auto& row : contacts) {
    const auto key = row.text(by);
    ++figures[key].received;
    const auto decided = row.instant("decided_at"), received = row.instant("received_at");
    if (!decided || !received) continue;
    ++figures[key].decided;
    lengths[key].push_back(minutes_between(*received, *decided));
  }
  for (auto& [key, of_key] : figures) of_key.median_minutes = median(lengths[key]);
  return figures;
}

std::map<std::string, Quality> quality(const Rows& contacts) {
  std::map<std::string, Quality> figures;
  std::map<std::string, std::int64_t> sums;
  for (const auto& row : contacts) {
    if (row.is_null("quality")) continue;
    const auto agency = row.text("agency");
    ++figures[agency].rated;
    sums[agency] += row.number("quality");
  }
  for (auto& [agency, of_agency] : figures) of_agency.mean = sums[agency] / of_agency.rated;
  return figures;
}

std::map<std::string, Advice> advice(const Rows& consultations, std::string_view by) {
  std::map<std::string, Advice> figures;
  for (const auto& row : consultations) {
    auto& one = figures[row.text(by)];
    ++one.taken;
    if (row.number("harm_suspected") == 1) ++one.harm_suspected;
    if (!row.is_null("transferred_at")) ++one.transferred;
    if (row.text("thresholds_document") == "pointed_to") ++one.pointed_to_thresholds;
    if (row.text("safeguarding_lead") == "pointed_to") ++one.pointed_to_lead;
  }
  return figures;
}

std::string minutes_words(const std::optional<std::int64_t>& minutes) {
  if (!minutes) return "none yet";
  const auto hours = *minutes / 60, rest = *minutes % 60;
  const auto part = [](std::int64_t count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  if (hours == 0) return part(rest, "minute");
  return rest == 0 ? part(hours, "hour") : part(hours, "hour") + " " + part(rest, "minute");
}

}  // namespace lintel::web::reports
