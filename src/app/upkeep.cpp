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

constexpr std::size_t facts_at_once = 256;    // hashed by one thread while the next are read
constexpr std::size_t stretches_at_once = 8;  // of them: not more wait to be hashed
constexpr std::size_t records_at_once = 200;  // folded by one thread while the next are read
constexpr std::size_t batches_at_once = 4;    // of them: not more are kept in memory
constexpr std::int64_t progress_every = 1000;

// What several facts' hashes cover, one after the other, with the hashes that they should have.
class Stretch {
 public:
  void add(const Fact& fact) {
    casework::append_chained(bytes_, fact);
    bytes_end_.push_back(bytes_.size());
    hashes_.push_back(fact.hash);
    names_.push_back({fact.stream, fact.version, fact.type});
  }
  std::size_t size() const { return names_.size(); }
  void clear() {
    bytes_.clear();
    bytes_end_.clear();
    hashes_.clear();
    names_.clear();
  }
  std::int64_t first = 0;  // the place of its first fact among all

  struct Bad {
    std::int64_t place = 0;
    std::string words;
  };
  std::optional<Bad> first_bad() const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < size(); begin = bytes_end_[i++]) {
      const auto bytes = std::string_view(bytes_).substr(begin, bytes_end_[i] - begin);
      if (base::sha256_hex(bytes) != hashes_[i])
        return Bad{first + static_cast<std::int64_t>(i), named(names_[i], "its content is not what was recorded")};
    }
    return std::nullopt;
  }

  struct Name {
    terms::StreamId stream;
    std::uint64_t version;
    std::string type;
  };
  static std::string named(const Name& name, std::string_view wrong) {
    return fmt::format("{} fact {} ({}): {}", name.stream.text(), name.version, name.type, wrong);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> bytes_end_;
  std::vector<std::string> hashes_;
  std::vector<Name> names_;
};

// Sees that each fact follows from the one before while others hash what was read.
class Checking {
 public:
  Checking() {
    const auto cores = std::clamp(std::thread::hardware_concurrency(), 2u, 5u);
    for (unsigned i = 1; i < cores; ++i) hashing_.emplace_back([this] { hash(); });
  }
  ~Checking() { end(); }
  Checking(const Checking&) = delete;
  Checking& operator=(const Checking&) = delete;

  void add(const Fact& fact) {
    if (broken_ || bad_found_) return;
    const auto wrong = why_it_does_not_follow(fact);
    if (!wrong.empty()) {
      broken_ = Stretch::named({fact.stream, fact.version, fact.type}, wrong);
      return;
    }
    stretch_.add(fact);
    ++report_.facts;
    if (fact.version == 1) ++report_.records;
    stream_ = fact.stream;
    hub_ = fact.hub;
    version_ = fact.version;
    hash_ = fact.hash;
    if (stretch_.size() == facts_at_once) hand_over();
  }
  VerifyReport finish() {
    if (stretch_.size() > 0) hand_over();
    end();
    if (bad_) {
      report_.facts = bad_->place;
      report_.first_bad = bad_->words;
    } else {
      report_.first_bad = broken_;
    }
    return report_;
  }

 private:
  std::string why_it_does_not_follow(const Fact& fact) const {
    const bool follows = fact.stream == stream_ && fact.hub == hub_;
    const std::uint64_t version = follows ? version_ + 1 : 1;
    if (fact.version != version) return fmt::format("fact {} is missing before it", version);
    if (fact.previous != (follows ? hash_ : "")) return "it does not follow from the fact before it";
    return {};
  }

  void hand_over() {
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [&] { return waiting_.size() < stretches_at_once; });
    waiting_.push_back(std::move(stretch_));
    stretch_ = {};
    if (!used_.empty()) {
      stretch_ = std::move(used_.back());
      used_.pop_back();
    }
    stretch_.first = report_.facts;
    more_.notify_one();
  }
  void hash() {
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
    hashing_.clear();  // joins
  }

  // Of the fact before.
  terms::StreamId stream_;
  terms::HubId hub_;
  std::uint64_t version_ = 0;
  std::string hash_;

  VerifyReport report_;
  std::optional<std::string> broken_;
  Stretch stretch_;

  std::mutex mutex_;
  std::condition_variable more_, fewer_;
  std::deque<Stretch> waiting_;
  std::vector<Stretch> used_;
  std::optional<Stretch::Bad> bad_;
  std::atomic<bool> bad_found_ = false;
  bool ended_ = false;
  std::vector<std::jthread> hashing_;
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
