#include "app/upkeep.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <future>
#include <thread>
#include <utility>

#include "app/failure.h"

namespace lintel::app {

namespace {

using casework::Fact;

constexpr std::size_t facts_at_once = 2048;   // hashed by one thread while the next are read
constexpr std::size_t records_at_once = 500;  // rows of this many records go to the views in one transaction
constexpr std::size_t batches_at_once = 3;    // of records: one read, one folded, one written
constexpr std::int64_t progress_every = 1000;

std::string wrong_with(const Fact& fact, const Fact* before) {
  const bool follows = before && before->stream == fact.stream && before->hub == fact.hub;
  const std::uint64_t version = follows ? before->version + 1 : 1;
  if (fact.version != version) return fmt::format("fact {} is missing before it", version);
  if (fact.previous != (follows ? before->hash : "")) return "it does not follow from the fact before it";
  if (casework::chain_hash(fact) != fact.hash) return "its content is not what was recorded";
  return {};
}

// Facts as they stand one after the other in the ledger, and the one before them. The places are used again and again,
// so that reading a million facts allocates little.
struct Stretch {
  std::optional<Fact> before;
  std::vector<Fact> places;
  std::size_t used = 0;

  void add(const Fact& fact) {
    if (used == places.size()) places.emplace_back();
    places[used++] = fact;
  }
};

struct Checked {
  VerifyReport report;  // of this stretch alone
  Stretch stretch;
};

Checked checked(Stretch stretch) {
  Checked result;
  const Fact* before = stretch.before ? &*stretch.before : nullptr;
  for (std::size_t i = 0; i < stretch.used && !result.report.first_bad; before = &stretch.places[i++]) {
    const auto& fact = stretch.places[i];
    const auto wrong = wrong_with(fact, before);
    if (!wrong.empty()) {
      result.report.first_bad = fmt::format("{} fact {} ({}): {}", fact.stream.text(), fact.version, fact.type, wrong);
      break;
    }
    ++result.report.facts;
    if (fact.version == 1) ++result.report.records;
  }
  result.stretch = std::move(stretch);
  return result;
}

// Reads ahead while other threads hash what was read; what they find is taken in the order of the facts.
class Checking {
 public:
  void add(const Fact& fact) {
    if (report_.first_bad) return;
    next_.add(fact);
    if (next_.used == facts_at_once) start();
  }
  VerifyReport finish() {
    if (next_.used > 0 && !report_.first_bad) start();
    while (!running_.empty()) take_oldest();
    return std::move(report_);
  }

 private:
  void start() {
    auto last = next_.places[next_.used - 1];
    running_.push_back(std::async(std::launch::async, checked, std::exchange(next_, {})));
    if (running_.size() > threads_) take_oldest();
    next_.used = 0;
    next_.before = std::move(last);
  }
  void take_oldest() {
    auto done = running_.front().get();
    running_.pop_front();
    next_ = std::move(done.stretch);
    if (report_.first_bad) return;
    report_.facts += done.report.facts;
    report_.records += done.report.records;
    report_.first_bad = std::move(done.report.first_bad);
  }

  const std::size_t threads_ = std::clamp(std::thread::hardware_concurrency(), 2u, 5u) - 1;
  Stretch next_;
  std::deque<std::future<Checked>> running_;
  VerifyReport report_;
};

using Records = std::vector<std::vector<Fact>>;

// Folds records and writes their rows on other threads, batch after batch in the order in which they were read.
class Rebuilding {
 public:
  Rebuilding(casework::Views& views, const casework::PackShelf& packs, const terms::HubId& hub)
      : views_(views), packs_(packs), hub_(hub) {}

  void add(const Fact& fact) {
    if (record_.empty() || record_.front().stream != fact.stream) finish_record();
    record_.push_back(fact);
  }
  std::int64_t finish() {
    finish_record();
    start();
    while (!running_.empty()) take_oldest();
    return count_;
  }

 private:
  void finish_record() {
    if (record_.empty()) return;
    ++count_;
    records_.push_back(std::exchange(record_, {}));
    if (records_.size() >= records_at_once) start();
  }
  void start() {
    if (running_.size() >= batches_at_once) take_oldest();
    auto before = running_.empty() ? std::shared_future<void>() : running_.back();
    running_.push_back(
        std::async(std::launch::async, [this, before = std::move(before), records = std::exchange(records_, {})] {
          const auto rows = rows_of(records);
          if (before.valid()) before.get();
          views_.replace(hub_, rows);
        }).share());
  }
  void take_oldest() {
    const auto oldest = running_.front();
    running_.pop_front();
    oldest.get();
  }
  std::vector<casework::RecordRows> rows_of(const Records& records) const {
    std::vector<casework::RecordRows> rows;
    for (const auto& record : records) {
      const auto& first = record.front();
      const auto* pack = packs_.version(hub_, first.pack);
      if (!pack)
        throw Failure(exit_codes::usage,
                      fmt::format("The pack {} of {} is not on record", first.pack, first.stream.text()));
      rows.push_back(casework::rows_of(first.stream, record, *pack));
    }
    return rows;
  }

  casework::Views& views_;
  const casework::PackShelf& packs_;
  const terms::HubId& hub_;
  std::vector<Fact> record_;
  Records records_;
  std::int64_t count_ = 0;
  std::deque<std::shared_future<void>> running_;
};

}  // namespace

VerifyReport verify(casework::Ledger& ledger, const terms::HubId& hub, const UpkeepProgress& progress) {
  Checking checking;
  const auto all = static_cast<std::int64_t>(progress ? ledger.fact_count(hub) : 0);
  std::int64_t read = 0;
  ledger.scan(hub, [&](const Fact& fact) {
    checking.add(fact);
    if (progress && ++read % progress_every == 0) progress(read, all);
  });
  return checking.finish();
}

std::int64_t rebuild(casework::Ledger& ledger, casework::Views& views, const casework::PackShelf& packs,
                     const terms::HubId& hub, const UpkeepProgress& progress) {
  views.clear(hub);
  Rebuilding rebuilding(views, packs, hub);
  const auto all = static_cast<std::int64_t>(progress ? ledger.fact_count(hub) : 0);
  std::int64_t read = 0;
  ledger.scan(hub, [&](const Fact& fact) {
    rebuilding.add(fact);
    if (progress && ++read % progress_every == 0) progress(read, all);
  });
  return rebuilding.finish();
}

}  // namespace lintel::app
