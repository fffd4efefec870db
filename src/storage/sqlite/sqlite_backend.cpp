#include "storage/sqlite/sqlite_backend.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lintel::storage {

namespace {

constexpr std::size_t jobs_in_a_transaction = 64;
// Pages of 4 KiB: 16 MiB of log are carried over when nobody hinders it; at 128 MiB readers are waited for.
constexpr int frames_before_checkpoint = 4096;
constexpr int frames_before_restart = 32768;
constexpr auto wait_for_reader = std::chrono::seconds(10);

int opened_lock_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw Error(Error::Kind::connection, fmt::format("{}: {}", path, std::strerror(errno)));
  return file;
}

Error as_error(const std::exception& failure) {
  if (const auto* error = dynamic_cast<const Error*>(&failure)) return *error;
  return {Error::Kind::other, failure.what()};
}

}  // namespace

// Held for one transaction or checkpoint.
class SqliteBackend::WriterLock {
 public:
  explicit WriterLock(int file) : file_(file) {
    while (::flock(file_, LOCK_EX) != 0)
      if (errno != EINTR) throw Error(Error::Kind::other, std::string("locking for writing: ") + std::strerror(errno));
  }
  ~WriterLock() { ::flock(file_, LOCK_UN); }
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_;
};

SqliteBackend::SqliteBackend(std::string path, bool read_only, Limits limits)
    : path_(std::move(path)), read_only_(read_only), limits_(limits) {
  if (read_only_) return;
  lock_file_ = opened_lock_file(path_ + ".writer");
  const WriterLock lock(lock_file_);
  writer_ = std::make_unique<SqliteConn>(path_, SqliteConn::Use::writer);
  if (limits_.max_pages > 0) writer_->script(fmt::format("PRAGMA max_page_count = {}", limits_.max_pages));
  thread_ = std::thread([this] { write_on(); });
}

SqliteBackend::~SqliteBackend() {
  {
    const std::lock_guard guard(queue_mutex_);
    ending_ = true;
  }
  queue_filled_.notify_all();
  if (thread_.joinable()) thread_.join();
  free_readers_.clear();
  if (lock_file_ >= 0) {
    {
      const WriterLock lock(lock_file_);
      writer_.reset();  // the last connection carries the log over and removes it
    }
    ::close(lock_file_);
  }
}

// --- reading
// -------------------------------------------------------------------------------------------------------------

void SqliteBackend::read(const std::function<void(Conn&)>& use, bool snapshot) {
  struct Leased {
    SqliteBackend& backend;
    std::unique_ptr<SqliteConn> conn;
    ~Leased() {
      if (conn) backend.give_back(std::move(conn));
    }
  } leased{*this, lease()};
  if (!snapshot) return use(*leased.conn);
  leased.conn->script("BEGIN");
  try {
    use(*leased.conn);
  } catch (...) {
    leased.conn->script("ROLLBACK");
    throw;
  }
  leased.conn->script("COMMIT");
}

std::unique_ptr<SqliteConn> SqliteBackend::lease() {
  {
    std::unique_lock lock(readers_mutex_);
    const auto can_have = [&] { return !free_readers_.empty() || readers_ < limits_.readers; };
    if (!reader_free_.wait_for(lock, wait_for_reader, can_have))
      throw Error(Error::Kind::busy, fmt::format("busy: all {} reading connections are in use", limits_.readers));
    if (!free_readers_.empty()) {
      // The one used last: its cache is the warmest.
      auto conn = std::move(free_readers_.back());
      free_readers_.pop_back();
      return conn;
    }
    ++readers_;
  }
  try {
    return std::make_unique<SqliteConn>(path_, SqliteConn::Use::reader);
  } catch (...) {
    const std::lock_guard lock(readers_mutex_);
    --readers_;
    throw;
  }
}

void SqliteBackend::give_back(std::unique_ptr<SqliteConn> conn) {
  {
    const std::lock_guard lock(readers_mutex_);
    free_readers_.push_back(std::move(conn));
  }
  reader_free_.notify_one();
}

// --- writing
// -------------------------------------------------------------------------------------------------------------

void SqliteBackend::write(std::unique_ptr<Job> job) {
  std::string refusal;
  {
    const std::lock_guard lock(queue_mutex_);
    if (read_only_) refusal = "the database was opened for reading only";
    if (!broken_.empty()) refusal = broken_;
    if (refusal.empty() && queue_.size() < limits_.queue) {
      queue_.push_back(std::move(job));
      queue_filled_.notify_one();
      return;
    }
  }
  if (!refusal.empty()) return job->failed(Error(Error::Kind::disk, refusal));
  job->failed(Error(Error::Kind::busy, fmt::format("busy: {} changes are already waiting", limits_.queue)));
}

std::string SqliteBackend::why_not_writable() {
  const std::lock_guard lock(queue_mutex_);
  if (read_only_) return "the database was opened for reading only";
  return broken_;
}

void SqliteBackend::write_on() {
  for (Jobs batch; take(batch); batch.clear()) {
    commit(std::move(batch));
    checkpoint_when_due();
  }
}

// Waits for work; false when the store is ending and all work is done.
bool SqliteBackend::take(Jobs& batch) {
  std::unique_lock lock(queue_mutex_);
  queue_filled_.wait(lock, [&] { return ending_ || !queue_.empty(); });
  while (!queue_.empty() && batch.size() < jobs_in_a_transaction) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return !batch.empty();
}

void SqliteBackend::commit(Jobs batch) {
  if (const auto why = why_not_writable(); !why.empty()) return fail_all(batch, Error(Error::Kind::disk, why));
  Jobs worked;
  try {
    const WriterLock lock(lock_file_);
    writer_->run("BEGIN IMMEDIATE");
    for (auto& job : batch) work_on(std::move(job), worked);
    end_transaction(worked);
  } catch (const std::exception& failure) {
    const auto error = as_error(failure);
    note(error);
    std::erase(batch, nullptr);
    fail_all(worked, error);
    fail_all(batch, error);
  }
}

// A job that fails undoes only itself, unless SQLite had to undo the whole transaction: then all before it failed too.
void SqliteBackend::work_on(std::unique_ptr<Job> job, Jobs& worked) {
  try {
    if (!writer_->in_transaction()) writer_->run("BEGIN IMMEDIATE");
    writer_->run("SAVEPOINT job");
    if (!job->work(*writer_)) writer_->run("ROLLBACK TO job");
    writer_->run("RELEASE job");
    worked.push_back(std::move(job));
  } catch (const std::exception& failure) {
    const auto error = as_error(failure);
    note(error);
    job->failed(error);
    if (!writer_->in_transaction()) return fail_all(worked, error);
    writer_->run("ROLLBACK TO job");
    writer_->run("RELEASE job");
  }
}

void SqliteBackend::end_transaction(Jobs& worked) {
  try {
    if (writer_->in_transaction()) writer_->run("COMMIT");
  } catch (const Error& error) {
    note(error);
    // After a failed write or sync the log may or may not hold the commit: only the next start can tell.
    const bool uncertain = error.kind() == Error::Kind::disk;
    fail_all(worked, uncertain ? Error(Error::Kind::unknown, error.what()) : error);
    if (writer_->in_transaction()) writer_->run("ROLLBACK");
    return;
  }
  for (auto& job : worked) job->done();
}

void SqliteBackend::fail_all(Jobs& jobs, const Error& error) {
  for (auto& job : jobs) job->failed(error);
  jobs.clear();
}

// A disk that failed once may have dropped what it was given: nothing more is written until somebody has looked.
void SqliteBackend::note(const Error& error) {
  if (error.kind() == Error::Kind::disk) stop_writing_for(error.what());
}

void SqliteBackend::stop_writing_for(const std::string& why) {
  writer_->keep_log();
  const std::lock_guard lock(queue_mutex_);
  broken_ = fmt::format("no changes are taken since the disk failed ({}); check the disk, then start again", why);
}

void SqliteBackend::checkpoint_when_due() {
  const int frames = writer_->log_frames();
  if (frames < checkpointed_at_) checkpointed_at_ = 0;  // the log began anew
  if (frames < checkpointed_at_ + frames_before_checkpoint || !why_not_writable().empty()) return;
  try {
    const WriterLock lock(lock_file_);
    writer_->checkpoint(SqliteConn::Checkpoint::passive);
    if (frames > frames_before_restart) writer_->checkpoint(SqliteConn::Checkpoint::restart);
    checkpointed_at_ = frames;
  } catch (const Error& error) {
    note(error);  // busy or full: the next one may succeed
    checkpointed_at_ = frames;
  }
}

}  // namespace lintel::storage
