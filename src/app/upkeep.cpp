#include "app/upkeep.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "app/failure.h"
#include "base/sha256.h"
#include "casework/chain.h"
#include "casework/verbs/all.h"

namespace lintel::app {

namespace {

using casework::Fact;
using Rows = std::vector<casework::RecordRows>;

constexpr unsigned threads_at_most = 4;       // that read at once to verify
constexpr std::size_t records_at_once = 200;  // folded by one thread while the next are read
constexpr std::size_t batches_at_once = 4;    // of them: not more are kept in memory
constexpr std::int64_t progress_every = 1000;

// Follows the facts of a stretch, one after the other.
class Following {
 public:
  void see(const Fact& fact) {
    if (bad_) return;
    auto wrong = why_it_does_not_follow(fact);
    if (wrong.empty() && hash_of(fact) != fact.hash) wrong = "its content is not what was recorded";
    if (!wrong.empty()) {
      bad_ = fmt::format("{} fact {} ({}): {}", fact.stream.text(), fact.version, fact.type, wrong);
      return;
    }
    ++facts_;
    if (fact.version == 1) ++records_;
    hub_ = fact.hub;
    stream_ = fact.stream;
    version_ = fact.version;
    before_ = fact.hash;
  }
  bool sound() const { return !bad_; }
  void add_to(VerifyReport& report) const {
    report.facts += facts_;
    report.records += records_;
    report.first_bad = bad_;
  }

 private:
  std::string why_it_does_not_follow(const Fact& fact) const {
    const bool follows = fact.stream == stream_ && fact.hub == hub_;
    const std::uint64_t version = follows ? version_ + 1 : 1;
    if (fact.version != version) return fmt::format("fact {} is missing before it", version);
    if (fact.previous != (follows ? std::string_view(before_) : ""))
      return "it does not follow from the fact before it";
    return {};
  }
  std::string hash_of(const Fact& fact) {
    bytes_.clear();
    casework::append_chained(bytes_, fact);
    return base::sha256_hex(bytes_);
  }

  terms::HubId hub_;
  terms::StreamId stream_;
  std::uint64_t version_ = 0;
  std::string before_;  // the hash of the fact before
  std::string bytes_;
  std::int64_t facts_ = 0, records_ = 0;  // sound ones
  std::optional<std::string> bad_;
};

// Stretches of streams in their order, small enough that several threads end at about the same time; of all hubs one.
std::vector<casework::Stretch> stretches_of(const terms::HubId& hub) {
  if (hub.empty()) return {{}};
  std::set<std::string> kinds;
  for (const auto& verb : casework::all_verbs()) kinds.insert(std::string(verb.kind));
  std::vector<casework::Stretch> all = {{}};
  for (const auto& kind : kinds)
    for (const char first : std::string_view("05AFKPUZaejotz")) {
      all.back().before = terms::StreamId{kind, std::string(1, first)};
      all.push_back({*all.back().before, std::nullopt});
    }
  return all;
}

// Several threads read and follow one stretch after the other, until one of them is unsound.
class Verifying {
 public:
  Verifying(casework::Ledger& ledger, const terms::HubId& hub, const UpkeepProgress& progress)
      : ledger_(ledger), hub_(hub), progress_(progress), stretches_(stretches_of(hub)) {}

  VerifyReport report() {
    const auto all = progress_ ? static_cast<std::int64_t>(ledger_.fact_count(hub_)) : 0;
    {
      std::vector<std::jthread> threads;
      const auto cores = std::clamp(std::thread::hardware_concurrency(), 1u, threads_at_most);
      for (unsigned i = 0; i < cores; ++i) threads.emplace_back([&] { follow(all); });
    }
    if (failure_) std::rethrow_exception(failure_);
    VerifyReport report;
    for (const auto& one : followed_) {
      one.add_to(report);
      if (!one.sound()) break;
    }
    return report;
  }

 private:
  void follow(std::int64_t all) {
    try {
      while (!unsound_) {
        const auto at = next_++;
        if (at >= stretches_.size()) return;
        follow(at, all);  // also when another is found unsound meanwhile: this one stands before it
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      unsound_ = true;
    }
  }
  void follow(std::size_t at, std::int64_t all) {
    auto& following = followed_[at];
    const auto see = [&](const Fact& fact) {
      following.see(fact);
      if (progress_ && ++read_ % progress_every == 0) say(all);
    };
    if (hub_.empty())
      ledger_.scan(hub_, see);
    else
      ledger_.scan_stretch(hub_, stretches_[at], see);
    if (!following.sound()) unsound_ = true;
  }
  void say(std::int64_t all) {
    const std::lock_guard lock(mutex_);
    progress_(read_, all);
  }

  casework::Ledger& ledger_;
  const terms::HubId& hub_;
  const UpkeepProgress& progress_;
  const std::vector<casework::Stretch> stretches_;
  std::vector<Following> followed_{stretches_.size()};
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::int64_t> read_ = 0;
  std::atomic<bool> unsound_ = false;  // no further stretch is begun
  std::mutex mutex_;
  std::exception_ptr failure_;
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
  return Verifying(ledger, hub, progress).report();
}

std::int64_t rebuild(casework::Ledger& ledger, casework::Views& views, const casework::PackShelf& packs,
                     const terms::HubId& hub, const UpkeepProgress& progress) {
  Rebuilding rebuilding(ledger, packs, hub, progress);
  views.replace_all(hub, [&] { return rebuilding.next(); });
  return rebuilding.count();
}

}  // namespace lintel::app
