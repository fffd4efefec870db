#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/wiring.h"

/// Benchmarks. Each measures one thing beside a yardstick, turn by turn in the same run: whatever slows the machine
/// slows both, and the ratio still tells something.
namespace lintel::app::bench {

struct Plan {
  Settings settings;             // packs, hub and assets; the database is the benchmark's own
  std::filesystem::path folder;  // for databases, on the disk that is to be measured
  int contacts = 100'000;
  bool quick = false;  // shorter turns and fewer of them
};

/// One line of the table.
struct Line {
  std::string name;
  std::string measured;
  std::string yardstick;        // what it is held against, with its figure
  std::optional<double> ratio;  // measured to yardstick; more is better
  std::string goal;
  std::optional<bool> met;  // nothing: this line has no goal of its own
};

/// What several benchmarks share: the plan, and one database with many contacts, filled when it is first asked for.
class Bench {
 public:
  explicit Bench(Plan plan);
  ~Bench();

  const Plan& plan() const { return plan_; }
  /// Open for work, with its views.
  OpenHub& filled();
  /// What was put in, and how long that took: for the reader of the table. Empty when nobody asked for it.
  const std::string& filled_words() const { return filled_words_; }
  /// Settings of the filled database, for another process; it is closed here first.
  Settings released();
  /// A database that is not there yet.
  Settings fresh_database(std::string_view name) const;

 private:
  Plan plan_;
  std::optional<OpenHub> filled_;
  bool is_filled_ = false;
  std::string filled_words_;
};

struct Benchmark {
  std::string_view name;
  std::string_view help;
  std::vector<Line> (*run)(Bench& bench);
};
std::span<const Benchmark> benchmarks();

std::vector<Line> accept(Bench& bench);
std::vector<Line> pages(Bench& bench);
std::vector<Line> rebuilding(Bench& bench);
std::vector<Line> verifying(Bench& bench);
std::vector<Line> starting(Bench& bench);
std::vector<Line> reporting(Bench& bench);

/// Seconds that `work` takes.
double seconds_of(const std::function<void()>& work);
/// "1,234/s" and the like: 12.3, 1,234, 567,890.
std::string figure(double value, std::string_view unit);
/// The table as it is printed.
std::string table_of(const std::vector<Line>& lines);

}  // namespace lintel::app::bench
