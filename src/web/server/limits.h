#pragma once
// Every limit of the HTTP server in one place. Sizes are in bytes.
#include <chrono>
#include <cstddef>

namespace lintel::web::limits {

// The request line and all headers together; more is answered 431.
inline constexpr std::size_t header_bytes = 16 * 1024;
// One request has a dozen or two; more is answered 431.
inline constexpr std::size_t header_fields = 100;
// A long case note with its form around it is under 100 KiB; more than this is answered 413.
inline constexpr std::size_t body_bytes = 1024 * 1024;
// The longest form of a hub's pack has some 200 questions; more is refused before it is decoded.
inline constexpr std::size_t form_fields = 1000;
// Field names are ours: none is near this long.
inline constexpr std::size_t form_name_bytes = 128;
// Search words and filters; a query string longer than this is refused.
inline constexpr std::size_t query_bytes = 8 * 1024;
inline constexpr std::size_t query_fields = 100;
// Cookies beyond this many in one request are not looked at.
inline constexpr std::size_t cookies = 50;
// Objects and lists within one another in a JSON body.
inline constexpr std::size_t json_depth = 32;
// Values (numbers, texts, lists, objects) in a JSON body.
inline constexpr std::size_t json_values = 20000;

// Open connections; one more is answered 503 and closed.
inline constexpr std::size_t connections = 10000;
// Requests waiting for a handler thread; one more is answered 503.
inline constexpr std::size_t waiting_requests = 2000;
// Bodies below this are sent as they are: gzip would not save a packet.
inline constexpr std::size_t gzip_from_bytes = 1024;
// A response is written in pieces of this size, each within the write deadline, so that a slow but honest reader
// of a large file is not cut while one who reads nothing is.
inline constexpr std::size_t write_piece_bytes = 64 * 1024;

// Between two requests of one connection. Longer than the 60 s that proxies keep a connection, so that they close
// first.
inline constexpr std::chrono::milliseconds idle{65'000};
// From the first byte of a request to the end of its headers; then 408.
inline constexpr std::chrono::milliseconds header{10'000};
// From the end of the headers to the end of the body; then 408.
inline constexpr std::chrono::milliseconds body{30'000};
// For each piece of a response.
inline constexpr std::chrono::milliseconds write{30'000};
// After a refusal the rest of the request is read and thrown away this long, so that the client sees the answer
// and not a reset connection.
inline constexpr std::chrono::milliseconds linger{2'000};
// From stop() until requests still running are cut.
inline constexpr std::chrono::milliseconds drain{20'000};
// How often deadlines are looked at: they may be late by this much.
inline constexpr std::chrono::milliseconds sweep{100};
// After a failed accept (no file descriptors left) before the next.
inline constexpr std::chrono::milliseconds accept_pause{100};

}  // namespace lintel::web::limits
