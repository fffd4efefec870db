#include "web/server/log_line.h"

#include <fmt/format.h>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <chrono>

namespace lintel::web {
namespace {

// RFC 3339 in UTC with milliseconds.
std::string timestamp(std::int64_t unix_milliseconds) {
  const std::chrono::sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(unix_milliseconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::value(text));
}

}  // namespace

std::string request_line(const RequestLine& line) {
  return fmt::format(
      R"({{"time":"{}","level":"info","event":"request","request":{},"method":{},"route":{},"status":{},"ms":{:.3f},"bytes":{}}})",
      timestamp(line.unix_milliseconds), quoted(line.id), quoted(line.method), quoted(line.route), line.status,
      line.milliseconds, line.bytes);
}

std::string refusal_line(std::int64_t unix_milliseconds, std::string_view id, int status) {
  return fmt::format(R"({{"time":"{}","level":"warning","event":"refused","request":{},"status":{}}})",
                     timestamp(unix_milliseconds), quoted(id), status);
}

std::string failure_line(std::int64_t unix_milliseconds, std::string_view id, std::string_view type) {
  return fmt::format(R"({{"time":"{}","level":"error","event":"failure","request":{},"type":{}}})",
                     timestamp(unix_milliseconds), quoted(id), quoted(type));
}

}  // namespace lintel::web
