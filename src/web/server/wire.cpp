#include "web/server/wire.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

#include "web/server/gzip.h"
#include "web/server/limits.h"

namespace lintel::web {
namespace {

constexpr int page_gzip_level = 3;

bool has_no_body(int status) {
  return status == 204 || status == 304 || status < 200;
}

void compress(Response& response, std::string& encoding) {
  response.body = gzipped(response.content(), page_gzip_level);
  encoding = "gzip";
}

// What is kept by caches (assets) comes compressed or is small; compressing it for each request would be waste.
bool may_compress(const Response& response) {
  return response.encoding.empty() && !response.shared_body && is_compressible(response.content_type) &&
         response.content().size() > limits::gzip_from_bytes;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

void add(std::string& head, std::string_view name, std::string_view value) {
  if (std::ranges::any_of(name, is_control) || std::ranges::any_of(value, is_control))
    throw std::invalid_argument("a response header with a control character");
  head.append(name).append(": ").append(value).append("\r\n");
}

void add_connection(std::string& head, const WireOptions& options) {
  if (!options.keep_alive)
    add(head, "Connection", "close");
  else if (options.http_1_0)
    add(head, "Connection", "keep-alive");
}

void add_content(std::string& head, const Response& response, std::string_view encoding) {
  if (!response.content_type.empty()) add(head, "Content-Type", response.content_type);
  if (!encoding.empty()) add(head, "Content-Encoding", encoding);
  if (!has_no_body(response.status)) add(head, "Content-Length", std::to_string(response.content().size()));
}

}  // namespace

Wire rendered(Response response, const WireOptions& options) {
  std::string encoding = response.encoding;
  if (may_compress(response)) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (accepts_gzip(options.accept_encoding)) compress(response, encoding);
  }
  Wire wire;
  wire.head.reserve(1024);
  fmt::format_to(std::back_inserter(wire.head), "HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  add(wire.head, "Date", options.date);
  add_connection(wire.head, options);
  add_content(wire.head, response, encoding);
  add(wire.head, "Cache-Control", response.cache_control);
  for (const auto& [name, value] : response.headers) add(wire.head, name, value);
  wire.head.append(security_headers());
  if (options.behind_tls) add(wire.head, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  wire.head.append("\r\n");
  if (options.head_only || has_no_body(response.status)) return wire;
  wire.body = std::move(response.body);
  wire.shared_body = std::move(response.shared_body);
  return wire;
}

std::string http_date(std::int64_t unix_seconds) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_seconds instant{std::chrono::seconds(unix_seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string_view security_headers() {
  return "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
         "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
         "X-Content-Type-Options: nosniff\r\n"
         "Referrer-Policy: no-referrer\r\n"
         "Cross-Origin-Opener-Policy: same-origin\r\n"
         "Cross-Origin-Resource-Policy: same-origin\r\n"
         "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

}  // namespace lintel::web
