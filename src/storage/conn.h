#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lintel::storage {

/// A database did not do as asked. The text is for the operator; it never holds a bound value.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    unique,      // a row with this key is there already
    busy,        // try again later: somebody else holds it, or too much is waiting
    full,        // no space left; nothing was written
    disk,        // reading or writing the disk failed, or the file is damaged
    connection,  // the database cannot be reached; nothing was written
    unknown,     // COMMIT was sent and its answer was lost
    other,
  };

  Error(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

enum class Dialect { sqlite, postgresql };

/// Bytes that are not text: SQLite's BLOB, PostgreSQL's BYTEA.
struct Bytes {
  std::string_view value;
};
/// A value bound to ?1, ?2 ... It must outlive the call it is given to.
using Param = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;
using Params = std::span<const Param>;

/// One row of a result, valid while its visitor runs. Columns count from 0. Null reads as 0 or empty.
class ResultRow {
 public:
  virtual ~ResultRow() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
};
using Visit = std::function<void(const ResultRow&)>;

/// A statement with its values.
struct Command {
  std::string_view sql;
  std::vector<Param> params;
};

/// One connection, used by one thread at a time. SQL has numbered parameters (?1, ?2 ...) on both databases and is kept
/// prepared. Everything throws Error.
class Conn {
 public:
  virtual ~Conn() = default;
  virtual Dialect dialect() const = 0;
  /// Statements without parameters, separated by semicolons.
  virtual void script(const std::string& sql) = 0;
  /// How many rows were changed.
  virtual std::int64_t run(std::string_view sql, Params params) = 0;
  virtual void each(std::string_view sql, Params params, const Visit& visit) = 0;
  /// As `each` for results larger than memory, inside a transaction.
  virtual void stream(std::string_view sql, Params params, const Visit& visit) = 0;
  /// Runs all of them in order, on PostgreSQL in one round trip, and returns how many rows each changed.
  virtual std::vector<std::int64_t> batch(std::span<const Command> commands) = 0;

  std::int64_t run(std::string_view sql) { return run(sql, Params()); }
  std::int64_t run(std::string_view sql, std::initializer_list<Param> params) {
    return run(sql, Params(params.begin(), params.size()));
  }
  void each(std::string_view sql, std::initializer_list<Param> params, const Visit& visit) {
    each(sql, Params(params.begin(), params.size()), visit);
  }
};

/// The first column of the first row as a number, or 0 when there is no row.
std::int64_t number_of(Conn& conn, std::string_view sql, std::initializer_list<Param> params = {});

/// ?1, ?2 ... as $1, $2 ..., outside quotes and comments.
std::string with_dollars(std::string_view sql);

}  // namespace lintel::storage
