#pragma once
// The few threads that run pages. Two queues: completions of work already under way go before new requests, so that
// under load what was begun is finished first.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace lintel::web {

class HandlerPool {
 public:
  using Work = std::move_only_function<void()>;  // must not throw

  explicit HandlerPool(std::size_t max_waiting) : max_waiting_(max_waiting) {}

  // A request. False, and the work is not run, when too many wait already or the pool is closed.
  bool offer(Work& work);
  // A completion: always taken, unless the pool is closed.
  void post(Work work);
  // Each thread of the pool calls this; returns after close(), when nothing is left to do.
  void run();
  void close();

 private:
  Work take();  // empty when closed and done

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Work> completions_;
  std::deque<Work> requests_;
  bool closed_ = false;
};

}  // namespace lintel::web
