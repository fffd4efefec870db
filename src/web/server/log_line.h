#pragma once
// The server's log: one JSON object a line. What can identify a person (path, query, body, address) has no field here.
#include <cstdint>
#include <string>
#include <string_view>

namespace lintel::web {

struct RequestLine {
  std::int64_t unix_milliseconds = 0;
  std::string_view id;
  std::string_view method;
  std::string_view route;  // the template
  int status = 0;
  double milliseconds = 0;  // from the request read to its answer made
  std::size_t bytes = 0;    // of the body as sent
};

std::string request_line(const RequestLine& line);
// A request refused before it reached a page.
std::string refusal_line(std::int64_t unix_milliseconds, std::string_view id, int status);
// A failure, by its type only: its words may quote a record.
std::string failure_line(std::int64_t unix_milliseconds, std::string_view id, std::string_view type);

}  // namespace lintel::web
