#include "web/server/handler_pool.h"

namespace lintel::web {

bool HandlerPool::offer(Work& work) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || requests_.size() >= max_waiting_) return false;
    requests_.push_back(std::move(work));
  }
  ready_.notify_one();
  return true;
}

void HandlerPool::post(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    completions_.push_back(std::move(work));
  }
  ready_.notify_one();
}

void HandlerPool::run() {
  while (auto work = take()) work();
}

void HandlerPool::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  ready_.notify_all();
}

HandlerPool::Work HandlerPool::take() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [this] { return closed_ || !completions_.empty() || !requests_.empty(); });
  auto& queue = completions_.empty() ? requests_ : completions_;
  if (queue.empty()) return {};
  Work work = std::move(queue.front());
  queue.pop_front();
  return work;
}

}  // namespace lintel::web
