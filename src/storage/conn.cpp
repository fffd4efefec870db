#include "storage/conn.h"

namespace lintel::storage {

namespace {

// The end of the quoted text or comment that begins at `at`, or `at` when none does.
std::size_t skipped(std::string_view sql, std::size_t at) {
  const auto past = [&](std::string_view closing, std::size_t from) {
    const auto end = sql.find(closing, from);
    return end == std::string_view::npos ? sql.size() : end + closing.size();
  };
  if (sql[at] == '\'' || sql[at] == '"') return past(sql.substr(at, 1), at + 1);
  if (sql.substr(at).starts_with("--")) return past("\n", at);
  if (sql.substr(at).starts_with("/*")) return past("*/", at + 2);
  return at;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::int64_t number_of(Conn& conn, std::string_view sql, std::initializer_list<Param> params) {
  std::int64_t number = 0;
  conn.each(sql, params, [&](const ResultRow& row) { number = row.integer(0); });
  return number;
}

std::string with_dollars(std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  for (std::size_t at = 0; at < sql.size();) {
    const auto end = skipped(sql, at);
    if (end > at) {
      out += sql.substr(at, end - at);
      at = end;
      continue;
    }
    const bool numbered = sql[at] == '?' && at + 1 < sql.size() && is_digit(sql[at + 1]);
    out += numbered ? '$' : sql[at];
    ++at;
  }
  return out;
}

}  // namespace lintel::storage
