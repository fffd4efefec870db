#include "app/bench/bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/bench/filling.h"

namespace lintel::app::bench {

Bench::Bench(Plan plan) : plan_(std::move(plan)) {
  std::filesystem::remove_all(plan_.folder);
  std::filesystem::create_directories(plan_.folder);
}

Bench::~Bench() {
  filled_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(plan_.folder, ignored);
}

Settings Bench::fresh_database(std::string_view name) const {
  Settings settings = plan_.settings;
  settings.database = (plan_.folder / name).string();
  for (const char* ending : {"", "-wal", "-shm", ".writer"}) std::filesystem::remove(settings.database + ending);
  return settings;
}

OpenHub& Bench::filled() {
  if (filled_) return *filled_;
  Settings settings = plan_.settings;
  settings.database = (plan_.folder / "filled.db").string();
  filled_ = open_hub(settings);
  if (is_filled_) return *filled_;
  filled_words_ = fill(*filled_, plan_.contacts);
  is_filled_ = true;
  return *filled_;
}

Settings Bench::released() {
  filled();
  filled_.reset();
  Settings settings = plan_.settings;
  settings.database = (plan_.folder / "filled.db").string();
  return settings;
}

std::span<const Benchmark> benchmarks() {
  static constexpr std::array all = {
      Benchmark{"accept", "receiving requests durably, 64 at once", accept},
      Benchmark{"pages", "a contact's page and the worklist, over 64 connections", pages},
      Benchmark{"rebuild", "making every view anew from the facts", rebuilding},
      Benchmark{"verify", "following every chain of facts", verifying},
      Benchmark{"start", "from nothing to the first page, and the memory of an idle server", starting},
      Benchmark{"reports", "every report of a hub of five years", reporting},
  };
  return all;
}

double seconds_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

std::string figure(double value, std::string_view unit) {
  if (value < 100) return fmt::format("{:.{}f}{}", value, value < 10 ? 2 : 1, unit);
  auto digits = fmt::format("{:.0f}", value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits + std::string(unit);
}

std::string table_of(const std::vector<Line>& lines) {
  using Row = std::array<std::string, 6>;
  std::vector<Row> rows = {{"benchmark", "measured", "yardstick", "ratio", "goal", ""}};
  for (const auto& line : lines)
    rows.push_back({line.name, line.measured, line.yardstick, line.ratio ? fmt::format("{:.2f}", *line.ratio) : "",
                    line.goal, line.met ? (*line.met ? "met" : "NOT MET") : ""});
  std::array<std::size_t, 6> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += fmt::format("{:<{}}  ", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace lintel::app::bench
