#include "storage/postgresql/postgresql_conn.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace lintel::storage {

namespace {

constexpr std::size_t statements_kept = 400;
constexpr std::size_t commands_in_a_pipeline = 64;
constexpr int rows_fetched_at_once = 1000;

// A lock is waited for no longer than a person waits for a page.
constexpr const char* settings = R"sql(
SET synchronous_commit = on;
SET default_transaction_isolation = 'read committed';
SET lock_timeout = '10s';
SET TimeZone = 'UTC';
)sql";

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;
Result owned(PGresult* result) {
  return {result, PQclear};
}

bool went_well(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::string_view state_of(const PGresult* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  return state ? state : "";
}

Error::Kind kind_of(std::string_view state) {
  if (state == "23505") return Error::Kind::unique;
  if (state == "53100") return Error::Kind::full;
  if (state == "58030" || state == "XX001" || state == "XX002") return Error::Kind::disk;
  if (state == "40001" || state == "40P01" || state == "55P03") return Error::Kind::busy;
  if (state.starts_with("08") || state.starts_with("57P") || state == "53300") return Error::Kind::connection;
  return Error::Kind::other;
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

std::uint64_t big_endian(const char* bytes, int length) {
  std::uint64_t value = 0;
  for (int i = 0; i < length; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Results are binary: numbers of 8, 4, 2 or 1 bytes (a boolean), texts and bytes as they are.
class PostgresqlRow final : public ResultRow {
 public:
  PostgresqlRow(const PGresult* result, int row) : result_(result), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override {
    const int length = PQgetlength(result_, row_, column);
    const std::uint64_t value = big_endian(PQgetvalue(result_, row_, column), length);
    if (length == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    return static_cast<std::int64_t>(value);
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  const PGresult* result_;
  int row_;
};

// Parameters as libpq takes them: all binary, their types left to the server to infer.
class Bound {
 public:
  explicit Bound(Params params) : numbers_(params.size()) {
    for (std::size_t i = 0; i < params.size(); ++i) add(params[i], numbers_[i]);
  }
  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  using Number = std::array<char, 8>;

  void add(const Param& param, Number& number) {
    formats_.push_back(1);
    if (const auto* integer = std::get_if<std::int64_t>(&param)) {
      auto rest = static_cast<std::uint64_t>(*integer);
      for (auto byte = number.rbegin(); byte != number.rend(); ++byte, rest >>= 8)
        *byte = static_cast<char>(rest & 0xff);
      add({number.data(), number.size()});
    } else if (const auto* text = std::get_if<std::string_view>(&param)) {
      add(*text);
    } else if (const auto* bytes = std::get_if<Bytes>(&param)) {
      add(bytes->value);
    } else {
      values_.push_back(nullptr);
      lengths_.push_back(0);
    }
  }
  void add(std::string_view bytes) {
    values_.push_back(bytes.data() ? bytes.data() : "");
    lengths_.push_back(static_cast<int>(bytes.size()));
  }

  std::vector<Number> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

std::int64_t changed_by(PGresult* result) {
  return std::strtoll(PQcmdTuples(result), nullptr, 10);
}

// The function that warns is named the same in every language the server may speak.
bool is_cut_replication_wait(const PGresult* notice) {
  const char* function = PQresultErrorField(notice, PG_DIAG_SOURCE_FUNCTION);
  return function && std::string_view(function) == "SyncRepWaitForLSN";
}

}  // namespace

PostgresqlConn::PostgresqlConn(std::string url) : url_(std::move(url)) {
  connect();
}

PostgresqlConn::~PostgresqlConn() {
  disconnect();
}

void PostgresqlConn::connect() {
  // What stands before dbname is a default that the url may change, what stands after it is not.
  const std::array<const char*, 8> words = {"connect_timeout",
                                            "tcp_user_timeout",
                                            "application_name",
                                            "keepalives_idle",
                                            "dbname",
                                            "client_encoding",
                                            nullptr};
  const std::array<const char*, 8> values = {"5", "10000", "lintel", "30", url_.c_str(), "UTF8", nullptr};
  conn_ = PQconnectdbParams(words.data(), values.data(), 1);
  if (PQstatus(conn_) != CONNECTION_OK) {
    const Error error(Error::Kind::connection, fmt::format("{} cannot be reached: {}", without_password(url_),
                                                           first_line(PQerrorMessage(conn_))));
    disconnect();
    throw error;
  }
  PQsetNoticeReceiver(
      conn_,
      [](void* self, const PGresult* notice) {
        if (is_cut_replication_wait(notice)) static_cast<PostgresqlConn*>(self)->replication_wait_cut_ = true;
      },
      this);
  script(settings);
  const char* encoding = PQparameterStatus(conn_, "server_encoding");
  if (encoding && std::string_view(encoding) != "UTF8")
    throw Error(Error::Kind::other, fmt::format("{} keeps text as {}; Lintel needs a database with ENCODING 'UTF8'",
                                                without_password(url_), encoding));
}

void PostgresqlConn::disconnect() {
  PQfinish(conn_);
  conn_ = nullptr;
  statements_.clear();
  outdated_ = false;
}

void PostgresqlConn::connect_again() {
  disconnect();
  connect();
}

bool PostgresqlConn::alive() {
  if (!conn_ || outdated_ || PQstatus(conn_) != CONNECTION_OK) return false;
  // A server that ended the connection has said so by now: something is there to read.
  pollfd socket{.fd = PQsocket(conn_), .events = POLLIN, .revents = 0};
  if (::poll(&socket, 1, 0) <= 0) return true;
  return PQconsumeInput(conn_) == 1 && PQstatus(conn_) == CONNECTION_OK && (socket.revents & (POLLHUP | POLLERR)) == 0;
}

void PostgresqlConn::script(const std::string& sql) {
  check(owned(PQexec(conn_, sql.c_str())).get());
}

std::int64_t PostgresqlConn::run(std::string_view sql, Params params) {
  const auto result = owned(execute(sql, params));
  return changed_by(result.get());
}

void PostgresqlConn::each(std::string_view sql, Params params, const Visit& visit) {
  const auto result = owned(execute(sql, params));
  for (int row = 0; row < PQntuples(result.get()); ++row) visit(PostgresqlRow(result.get(), row));
}

void PostgresqlConn::stream(std::string_view sql, Params params, const Visit& visit) {
  const Bound bound(params);
  const auto declare = "DECLARE streamed NO SCROLL CURSOR FOR " + with_dollars(sql);
  check(owned(PQexecParams(conn_, declare.c_str(), bound.count(), nullptr, bound.values(), bound.lengths(),
                           bound.formats(), 1))
            .get());
  const auto fetch = fmt::format("FETCH {} FROM streamed", rows_fetched_at_once);
  for (int fetched = rows_fetched_at_once; fetched == rows_fetched_at_once;) {
    const auto result = owned(PQexecParams(conn_, fetch.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1));
    check(result.get());
    fetched = PQntuples(result.get());
    for (int row = 0; row < fetched; ++row) visit(PostgresqlRow(result.get(), row));
  }
  script("CLOSE streamed");
}

std::vector<std::int64_t> PostgresqlConn::batch(std::span<const Command> commands) {
  std::vector<std::int64_t> changed;
  changed.reserve(commands.size());
  while (!commands.empty()) {
    const auto some = commands.first(std::min(commands.size(), commands_in_a_pipeline));
    run_pipeline(some, changed);
    commands = commands.subspan(some.size());
  }
  return changed;
}

void PostgresqlConn::run_pipeline(std::span<const Command> commands, std::vector<std::int64_t>& changed) {
  for (const auto& command : commands) prepared(command.sql);
  PQenterPipelineMode(conn_);
  for (const auto& command : commands) send(command);
  PQpipelineSync(conn_);
  auto failed = owned(nullptr);
  for (std::size_t i = 0; i < commands.size() && PQstatus(conn_) == CONNECTION_OK; ++i) {
    auto result = owned(PQgetResult(conn_));
    if (went_well(result.get())) {
      changed.push_back(changed_by(result.get()));
    } else if (!failed) {
      failed = std::move(result);  // those after it are only told that they were not run
    }
    PQclear(PQgetResult(conn_));  // the null that ends each
  }
  PQclear(PQgetResult(conn_));  // the end of the pipeline
  if (failed || PQexitPipelineMode(conn_) != 1) {
    PQexitPipelineMode(conn_);
    fail(failed.get());
  }
}

void PostgresqlConn::send(const Command& command) {
  const Bound bound(command.params);
  PQsendQueryPrepared(conn_, prepared(command.sql).c_str(), bound.count(), bound.values(), bound.lengths(),
                      bound.formats(), 1);
}

void PostgresqlConn::commit() {
  replication_wait_cut_ = false;
  const auto result = owned(PQexec(conn_, "COMMIT"));
  const bool answered =
      PQstatus(conn_) == CONNECTION_OK && result && kind_of(state_of(result.get())) != Error::Kind::connection;
  if (!answered)
    throw Error(Error::Kind::unknown, "the connection was lost while committing: " + first_line(PQerrorMessage(conn_)));
  check(result.get());
  if (replication_wait_cut_)
    throw Error(Error::Kind::unknown, "committed here, but the wait for the standby was cut short");
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
    throw Error(Error::Kind::other, "the transaction was undone by the server");
}

void PostgresqlConn::rollback() noexcept {
  if (conn_) PQclear(PQexec(conn_, "ROLLBACK"));
}

std::string PostgresqlConn::server_version() const {
  const char* version = PQparameterStatus(conn_, "server_version");
  return version ? version : "";
}

const std::string& PostgresqlConn::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  const auto name = fmt::format("s{}", statements_.size());
  check(owned(PQprepare(conn_, name.c_str(), with_dollars(sql).c_str(), 0, nullptr)).get());
  return statements_.emplace(sql, name).first->second;
}

PGresult* PostgresqlConn::execute(std::string_view sql, Params params) {
  // Never in a transaction of ours: only reads make so many different statements.
  if (statements_.size() >= statements_kept && PQtransactionStatus(conn_) == PQTRANS_IDLE) connect_again();
  const Bound bound(params);
  auto result = owned(
      PQexecPrepared(conn_, prepared(sql).c_str(), bound.count(), bound.values(), bound.lengths(), bound.formats(), 1));
  check(result.get());
  return result.release();
}

void PostgresqlConn::check(const PGresult* result) {
  if (!went_well(result)) fail(result);
}

void PostgresqlConn::fail(const PGresult* result) {
  const auto state = state_of(result);
  if (PQstatus(conn_) != CONNECTION_OK)
    throw Error(Error::Kind::connection,
                "the connection to the database was lost: " + first_line(PQerrorMessage(conn_)));
  // A plan or statement made before the schema changed: the next use of this connection begins afresh.
  if (state == "0A000" || state == "26000") outdated_ = true;
  const char* said = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  throw Error(kind_of(state),
              fmt::format("{} (PostgreSQL {})", said ? said : first_line(PQerrorMessage(conn_)), state));
}

std::string without_password(std::string_view url) {
  std::string shown(url);
  const auto begin = shown.find("://");
  const auto host = begin == std::string::npos ? begin : shown.find('@', begin);
  const auto colon = begin == std::string::npos ? begin : shown.find(':', begin + 3);
  if (host != std::string::npos && colon < host) shown.erase(colon, host - colon);
  if (const auto word = shown.find("password="); word != std::string::npos)
    shown.erase(word, shown.find('&', word) - word);
  return shown;
}

}  // namespace lintel::storage
