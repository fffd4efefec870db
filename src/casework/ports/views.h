#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/ledger.h"

namespace lintel::casework {

/// One test of a row. `any_of` takes any number of values (none: never true), `contains` one or more, `is_null` and
/// `not_null` none, the others one, of the column's kind and never null. `prefix` matches the beginning of a text,
/// `contains` any word of a column that holds several: "|a|b|". Null is `not_equal` to all; no other comparison holds
/// for it. Texts compare by their bytes. "stream" is a text column of every table: "contact/7K3M-9QWX".
struct Test {
  enum class Kind { equal, not_equal, less, at_most, at_least, more, prefix, any_of, is_null, not_null, contains };
  std::string column;
  Kind kind = Kind::equal;
  std::vector<Value> values;
};

struct Order {
  std::string column;
  bool descending = false;
};

/// A question to one view table, always within one hub. Column names are checked against the table's definition; values
/// are bound. NULL sorts last in either direction; what the order leaves open goes by stream.
struct Query {
  HubId hub;
  std::string table;
  std::vector<Test> all_of;
  std::vector<Test> any_of;  // when not empty, at least one must hold as well
  std::vector<Order> order;
  int limit = 100;
  int offset = 0;
};

/// A row as read back: its stream and its values by column.
struct Row {
  StreamId stream;
  std::map<std::string, Value, std::less<>> values;

  std::string text(std::string_view column) const;     // empty when null
  std::int64_t number(std::string_view column) const;  // 0 when null
  bool is_null(std::string_view column) const;
  std::optional<Instant> instant(std::string_view column) const;  // columns of instants hold seconds since 1970
};

class Views {
 public:
  virtual ~Views() = default;

  virtual std::vector<Row> rows(const Query& query) = 0;
  virtual std::int64_t count(const Query& query) = 0;
  /// Counts by the value of one column ("" for null); limit, offset and order are ignored.
  virtual std::map<std::string, std::int64_t> counts(const Query& query, std::string_view by_column) = 0;
  /// Replaces the rows of these records.
  virtual void replace(const HubId& hub, const std::vector<RecordRows>& records) = 0;
  /// Replaces every row of the hub by what `next` gives, batch after batch, until it gives an empty one; no record
  /// comes twice. Nobody else writes meanwhile, and whoever reads sees the old rows until all the new ones are there.
  /// When `next` throws, nothing has changed.
  virtual void replace_all(const HubId& hub, const std::function<std::vector<RecordRows>()>& next) = 0;
};

}  // namespace lintel::casework
