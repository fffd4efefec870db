#include "storage/postgresql/postgresql_backend.h"

#include <fmt/format.h>

namespace lintel::storage {

namespace {

constexpr int attempts_when_busy = 4;
constexpr auto wait_for_reader = std::chrono::seconds(10);

void ensure_connected(std::unique_ptr<PostgresqlConn>& conn, const std::string& url) {
  if (!conn) conn = std::make_unique<PostgresqlConn>(url);
  if (!conn->alive()) conn->connect_again();
}

// Nothing of the transaction has been sent yet, so a connection that turns out dead is simply made again.
void begin(std::unique_ptr<PostgresqlConn>& conn, const std::string& url) {
  ensure_connected(conn, url);
  try {
    conn->script("BEGIN ISOLATION LEVEL READ COMMITTED");
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::connection) throw;
    conn->connect_again();
    conn->script("BEGIN ISOLATION LEVEL READ COMMITTED");
  }
}

Error as_error(const std::exception& failure) {
  if (const auto* error = dynamic_cast<const Error*>(&failure)) return *error;
  return {Error::Kind::other, failure.what()};
}

}  // namespace

PostgresqlBackend::PostgresqlBackend(std::string url, bool read_only, Limits limits)
    : url_(std::move(url)), read_only_(read_only), limits_(limits) {
  give_back(lease());  // an address that cannot be reached is told at once
  if (read_only_) return;
  for (int i = 0; i < limits_.writers; ++i) threads_.emplace_back([this] { write_on(); });
}

PostgresqlBackend::~PostgresqlBackend() {
  {
    const std::lock_guard lock(queue_mutex_);
    ending_ = true;
  }
  queue_filled_.notify_all();
  for (auto& thread : threads_) thread.join();
}

// --- reading
// -------------------------------------------------------------------------------------------------------------

void PostgresqlBackend::read(const std::function<void(Conn&)>& use, bool snapshot) {
  try {
    read_once(use, snapshot);
  } catch (const Error& error) {
    // A long read may have shown part of itself already; a short one is simply asked again.
    if (error.kind() != Error::Kind::connection || snapshot) throw;
    read_once(use, snapshot);
  }
}

void PostgresqlBackend::read_once(const std::function<void(Conn&)>& use, bool snapshot) {
  struct Leased {
    PostgresqlBackend& backend;
    Lease conn;
    ~Leased() { backend.give_back(std::move(conn)); }
  } leased{*this, lease()};
  ensure_connected(leased.conn, url_);
  if (!snapshot) return use(*leased.conn);
  leased.conn->script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    use(*leased.conn);
  } catch (...) {
    leased.conn->rollback();
    throw;
  }
  leased.conn->script("COMMIT");
}

// Null when the connection is still to be made.
PostgresqlBackend::Lease PostgresqlBackend::lease() {
  std::unique_lock lock(readers_mutex_);
  const auto can_have = [&] { return !free_readers_.empty() || readers_ < limits_.readers; };
  if (!reader_free_.wait_for(lock, wait_for_reader, can_have))
    throw Error(Error::Kind::busy, fmt::format("busy: all {} reading connections are in use", limits_.readers));
  if (free_readers_.empty()) {
    ++readers_;
    return nullptr;
  }
  auto conn = std::move(free_readers_.back());
  free_readers_.pop_back();
  return conn;
}

void PostgresqlBackend::give_back(Lease conn) {
  {
    const std::lock_guard lock(readers_mutex_);
    if (conn) {
      free_readers_.push_back(std::move(conn));
    } else {
      --readers_;
    }
  }
  reader_free_.notify_one();
}

std::string PostgresqlBackend::server_version() {
  std::string version;
  read([&](Conn& conn) { version = static_cast<PostgresqlConn&>(conn).server_version(); });
  return version;
}

// --- writing
// -------------------------------------------------------------------------------------------------------------

void PostgresqlBackend::write(std::unique_ptr<Job> job) {
  if (const auto why = why_not_writable(); !why.empty()) return job->failed(Error(Error::Kind::other, why));
  {
    const std::lock_guard lock(queue_mutex_);
    if (queue_.size() < limits_.queue) {
      queue_.push_back(std::move(job));
      queue_filled_.notify_one();
      return;
    }
  }
  job->failed(Error(Error::Kind::busy, fmt::format("busy: {} changes are already waiting", limits_.queue)));
}

std::string PostgresqlBackend::why_not_writable() {
  return read_only_ ? "the database was opened for reading only" : "";
}

void PostgresqlBackend::write_on() {
  Lease conn;
  while (true) {
    std::unique_lock lock(queue_mutex_);
    queue_filled_.wait(lock, [&] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    perform(conn, *job);
  }
}

void PostgresqlBackend::perform(Lease& conn, Job& job) {
  for (int attempt = 1;; ++attempt) {
    const auto error = attempt_at(conn, job);
    if (!error) return job.done();
    if (conn) conn->rollback();
    if (error->kind() != Error::Kind::busy || attempt == attempts_when_busy) return job.failed(*error);
  }
}

// What went wrong, or nothing.
std::optional<Error> PostgresqlBackend::attempt_at(Lease& conn, Job& job) {
  try {
    begin(conn, url_);
    if (job.work(*conn)) {
      conn->commit();
    } else {
      conn->rollback();
    }
    return std::nullopt;
  } catch (const std::exception& failure) {
    return as_error(failure);
  }
}

}  // namespace lintel::storage
