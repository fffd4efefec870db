#include "storage/backend.h"

#include <future>

namespace lintel::storage {

namespace {

class Awaited final : public Job {
 public:
  Awaited(const std::function<void(Conn&)>& work, std::promise<void>& end) : work_(work), end_(end) {}
  bool work(Conn& conn) override {
    work_(conn);
    return true;
  }
  void done() noexcept override { end_.set_value(); }
  void failed(const Error& error) noexcept override { end_.set_exception(std::make_exception_ptr(error)); }

 private:
  const std::function<void(Conn&)>& work_;
  std::promise<void>& end_;
};

}  // namespace

void Backend::write_now(const std::function<void(Conn&)>& work) {
  std::promise<void> end;
  auto ended = end.get_future();
  write(std::make_unique<Awaited>(work, end));
  ended.get();
}

}  // namespace lintel::storage
