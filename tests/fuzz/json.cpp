// The reader of JSON bodies. What it accepts can be written and read again to the same value, but for the last digit of
// a fraction: Boost.JSON does not promise that one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <boost/json/serialize.hpp>

#include "web/server/json_body.h"

namespace {

namespace json = boost::json;

bool same(const json::value& a, const json::value& b);

bool same(const json::array& a, const json::array& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return same(x, y); });
}

bool same(const json::object& a, const json::object& b) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.begin(), a.end(), [&](const auto& member) {
    const auto* other = b.if_contains(member.key());
    return other && same(member.value(), *other);
  });
}

bool same(const json::value& a, const json::value& b) {
  if (a.is_double()) return b.is_double() || b.is_number();
  if (a.kind() != b.kind()) return false;
  if (a.is_array()) return same(a.get_array(), b.get_array());
  if (a.is_object()) return same(a.get_object(), b.get_object());
  return a == b;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto value = lintel::web::parse_json_body(text);
  if (!value) {
    if (lintel::web::describe(value.error()).empty()) std::abort();
    return 0;
  }
  const auto again = lintel::web::parse_json_body(json::serialize(*value), {.bytes = SIZE_MAX});
  if (!again) std::abort();
  if (!same(*value, *again)) std::abort();
  return 0;
}
