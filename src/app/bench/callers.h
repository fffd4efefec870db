#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lintel::app::bench {

/// So many callers at once, each beginning the next piece of work when its last is done, run by a few threads as the
/// server's pages are. Returns when every piece is done; throws what a piece threw.
class Callers {
 public:
  explicit Callers(int callers, unsigned threads = 4) : callers_(callers), threads_(threads) {}

  /// `work` begins piece 0, 1, 2 ...; it calls `done` once, from any thread.
  using Work = std::function<void(int piece, std::function<void()> done)>;
  void run(int pieces, const Work& work) {
    std::mutex mutex;
    std::condition_variable changed;
    int free = callers_, next = 0, finished = 0;
    std::exception_ptr failure;
    const auto done = [&] {
      // Under the lock: when the last piece is counted, run() may return and take all this away.
      const std::lock_guard lock(mutex);
      ++free;
      ++finished;
      changed.notify_one();
    };
    const auto take = [&]() -> int {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return next == pieces || failure || free > 0; });
      if (next == pieces || failure) return -1;
      --free;
      if (next + 1 == pieces) changed.notify_all();
      return next++;
    };
    const auto work_on = [&] {
      for (int piece = take(); piece >= 0; piece = take()) try {
          work(piece, done);
        } catch (...) {
          const std::lock_guard lock(mutex);
          failure = std::current_exception();
          changed.notify_all();
        }
    };
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 0; i < threads_; ++i) threads.emplace_back(work_on);
    }
    if (failure) std::rethrow_exception(failure);
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return finished == pieces; });
  }

 private:
  int callers_;
  unsigned threads_;
};

}  // namespace lintel::app::bench
