#include "app/upkeep.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

#include "app/failure.h"
#include "base/sha256.h"
#include "casework/chain.h"

namespace lintel::app {

namespace {

using casework::Fact;
using Rows = std::vector<casework::RecordRows>;

constexpr std::size_t facts_at_once = 256;    // checked by one thread while the next are read
constexpr std::size_t stretches_at_once = 8;  // of them: not more wait to be checked
constexpr std::size_t records_at_once = 200;  // folded by one thread while the next are read
constexpr std::size_t batches_at_once = 4;    // of them: not more are kept in memory
constexpr std::int64_t progress_every = 1000;

// The fact before, as the next must follow from it.
struct Before {
  terms::StreamId stream;
  terms::HubId hub;
  std::uint64_t version = 0;
  std::string hash;
};

std::string why_it_does_not_follow(const Fact& fact, const Before& before) {
  const bool follows = fact.stream == before.stream && fact.hub == before.hub;
  const std::uint64_t version = follows ? before.version + 1 : 1;
  if (fact.version != version) return fmt::format("fact {} is missing before it", version);
  if (fact.previous != (follows ? std::string_view(before.hash) : ""))
    return "it does not follow from the fact before it";
  return {};
}

void go_on(Before& before, const Fact& fact) {
  before.stream = fact.stream;
  before.hub = fact.hub;
  before.version = fact.version;
  before.hash = fact.hash;
}

// Facts that follow one another. Used again and again, so that taking one in is copying its text and no more.
class Stretch {
 public:
  void add(const Fact& fact) {
    if (count_ == facts_.size()) facts_.emplace_back();
    facts_[count_++] = fact;
  }
  std::size_t size() const { return count_; }
  const Fact& last() const { return facts_[count_ - 1]; }
  void clear() { count_ = 0; }

  std::int64_t first = 0;  // the place of its first fact among all
  Before before;           // its first fact

  struct Bad {
    std::int64_t place = 0;
    std::string words;
  };
  std::optional<Bad> first_bad() {
    for (std::size_t i = 0; i < count_; ++i) {
      const auto& fact = facts_[i];
      auto wrong = why_it_does_not_follow(fact, before);
      if (wrong.empty() && hash_of(fact) != fact.hash) wrong = "its content is not what was recorded";
      if (!wrong.empty())
        return Bad{first + static_cast<std::int64_t>(i),
                   fmt::format("{} fact {} ({}): {}", fact.stream.text(), fact.version, fact.type, wrong)};
      go_on(before, fact);
    }
    return std::nullopt;
  }

 private:
  std::string hash_of(const Fact& fact) {
    bytes_.clear();
    casework::append_chained(bytes_, fact);
    return base::sha256_hex(bytes_);
  }

  std::vector<Fact> facts_;
  std::size_t count_ = 0;
  std::string bytes_;
};

// Others see that each fact follows from the one before and hashes to what was recorded, while the next are read:
// whoever reads does nothing besides.
class Checking {
 public:
  Checking() {
    const auto cores = std::clamp(std::thread::hardware_concurrency(), 2u, 5u);
    for (unsigned i = 1; i < cores; ++i) checking_.emplace_back([this] { check(); });
  }
  ~Checking() { end(); }
  Checking(const Checking&) = delete;
  Checking& operator=(const Checking&) = delete;

  void add(const Fact& fact) {
    if (bad_found_) return;
    stretch_.add(fact);
    ++report_.facts;
    if (fact.version == 1) ++report_.records;
    if (stretch_.size() == facts_at_once) hand_over();
  }
  VerifyReport finish() {
    if (stretch_.size() > 0) hand_over();
    end();
    if (bad_) {
      report_.facts = bad_->place;
      report_.first_bad = bad_->words;
    }
    return report_;
  }

 private:
  void hand_over() {
    Before before;
    go_on(before, stretch_.last());
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [&] { return waiting_.size() < stretches_at_once; });
    waiting_.push_back(std::move(stretch_));
    stretch_ = {};
    if (!used_.empty()) {
      stretch_ = std::move(used_.back());
      used_.pop_back();
    }
    stretch_.first = report_.facts;
    stretch_.before = std::move(before);
    more_.notify_one();
  }
  void check() {
    for (std::unique_lock lock(mutex_);;) {
      more_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      auto stretch = std::move(waiting_.front());
      waiting_.pop_front();
      fewer_.notify_one();
      lock.unlock();
      auto bad = stretch.first_bad();
      stretch.clear();
      lock.lock();
      used_.push_back(std::move(stretch));
      if (!bad || (bad_ && bad_->place < bad->place)) continue;
      bad_ = std::move(bad);
      bad_found_ = true;
    }
  }
  void end() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    more_.notify_all();
    checking_.clear();  // joins
  }

  VerifyReport report_;
  Stretch stretch_;

  std::mutex mutex_;
  std::condition_variable more_, fewer_;
  std::deque<Stretch> waiting_;
  std::vector<Stretch> used_;
  std::optional<Stretch::Bad> bad_;
  std::atomic<bool> bad_found_ = false;
  bool ended_ = false;
  std::vector<std::jthread> checking_;
};

// Reads records ahead on a thread of its own and folds them on others, while the rows of those before are written.
class Rebuilding {
 public:
  Rebuilding(casework::Ledger& ledger, const casework::PackShelf& packs, const terms::HubId& hub,
             const UpkeepProgress& progress)
      : ledger_(ledger), packs_(packs), hub_(hub), progress_(progress) {}
  ~Rebuilding() {
    {
      const std::lock_guard lock(mutex_);  // else the reader could miss it between looking and waiting
      stopped_ = true;
    }
    fewer_.notify_all();
    if (reader_.joinable()) reader_.join();
  }
  Rebuilding(const Rebuilding&) = delete;
  Rebuilding& operator=(const Rebuilding&) = delete;

  /// The rows of the next records; none when there are no more. Reading begins with the first call: by then the views
  /// are closed to others, so that no change can come between what is read here and what is written.
  Rows next() {
    if (!reader_.joinable()) reader_ = std::thread([this] { read(); });
    std::unique_lock lock(mutex_);
    more_.wait(lock, [&] { return !folding_.empty() || ended_; });
    if (folding_.empty() && failure_) std::rethrow_exception(failure_);
    if (folding_.empty()) return {};
    auto oldest = std::move(folding_.front());
    folding_.pop_front();
    lock.unlock();
    fewer_.notify_one();
    return oldest.get();
  }
  std::int64_t count() const { return count_; }

 private:
  using Records = std::vector<std::vector<Fact>>;
  struct Stopped {};

  void read() {
    std::exception_ptr failure;
    try {
      scan();
    } catch (const Stopped&) {
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    ended_ = true;
    more_.notify_all();
  }
  void scan() {
    const auto all = static_cast<std::int64_t>(progress_ ? ledger_.fact_count(hub_) : 0);
    std::int64_t facts = 0;
    ledger_.scan(hub_, [&](const Fact& fact) {
      add(fact);
      if (progress_ && ++facts % progress_every == 0) progress_(facts, all);
    });
    if (!records_.empty()) fold();
  }
  void add(const Fact& fact) {
    const bool begins = records_.empty() || records_.back().front().stream != fact.stream;
    if (begins && records_.size() == records_at_once) fold();
    if (begins) {
      records_.emplace_back();
      ++count_;
    }
    records_.back().push_back(fact);
  }
  void fold() {
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [&] { return folding_.size() < batches_at_once || stopped_; });
    if (stopped_) throw Stopped();
    folding_.push_back(
        std::async(std::launch::async, [this, records = std::exchange(records_, {})] { return rows_of(records); }));
    more_.notify_one();
  }
  Rows rows_of(const Records& records) const {
    Rows rows;
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

  casework::Ledger& ledger_;
  const casework::PackShelf& packs_;
  const terms::HubId& hub_;
  const UpkeepProgress& progress_;
  Records records_;
  std::int64_t count_ = 0;

  std::mutex mutex_;
  std::condition_variable more_, fewer_;
  std::deque<std::future<Rows>> folding_;
  std::exception_ptr failure_;
  bool ended_ = false;
  bool stopped_ = false;
  std::thread reader_;
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
  Rebuilding rebuilding(ledger, packs, hub, progress);
  views.replace_all(hub, [&] { return rebuilding.next(); });
  return rebuilding.count();
}

}  // namespace lintel::app
